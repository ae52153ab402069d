import { RingfenceError } from '#kernel';
import { Redis } from 'ioredis';

/** A server that takes the connection and does not answer a command for so long is given up, in ms. */
const ANSWER_MS = 3000;

/**
 * Asks Redis once whether it is there. BullMQ's own connections wait for it as long as it takes, which is right for one that goes away
 * and wrong at a start, where nobody knows yet whether the address is right. Throws the connection's error (with its code), or
 * RedisUnsuitable with the server's words.
 */
export async function checkRedis(url: string): Promise<void> {
  const probe = new Redis(url, {
    ...{ lazyConnect: true, retryStrategy: () => null },
    ...{ maxRetriesPerRequest: 0, commandTimeout: ANSWER_MS, disconnectTimeout: 100 },
  });
  // A connection that fails rejects with "Connection is closed."; why stands in the event.
  let said: (Error & { readonly code?: string }) | undefined;
  probe.on('error', (error: Error) => (said ??= error));
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    if (said?.code !== undefined) throw said;
    const words = (said ?? (error as Error)).message;
    throw new RingfenceError(
      'RedisUnsuitable',
      `What answers at ${new URL(url).host} is no Redis for us (${words}): check REDIS_URL.`,
    );
  } finally {
    probe.disconnect();
  }
}
