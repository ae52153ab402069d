import { Redis } from 'ioredis';
import { startTestRedis } from './redis.js';

describe('a test Redis', () => {
  it('is real, keeps what it is told, and is set up for queues', async () => {
    const redis = await startTestRedis();
    const client = new Redis(redis.url);
    const key = `ringfence-test-${process.pid}`;
    try {
      await client.set(key, 'kept', 'EX', 600);
      expect(await client.get(key)).toBe('kept');
      expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    } finally {
      client.disconnect();
      await redis.stop();
    }
  });
});
