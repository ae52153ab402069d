import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { checkRedis, openJobs } from './index.js';

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** A server that says this to whatever comes. */
async function saying(words: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined); // who asked may be gone before it is answered
    socket.on('data', () => socket.write(words));
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function unused(): Promise<string> {
  const url = await saying('');
  await new Promise((resolve) => servers.pop()!.close(resolve));
  return url;
}

describe('a Redis that is asked for', () => {
  test('and not there is the error of its connection, at once', async () => {
    await expect(checkRedis(await unused())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('and lets nobody in, or is something else, is named in its own words', async () => {
    const unsuitable = (words: string) => ({
      code: 'RedisUnsuitable',
      message: expect.stringMatching(
        new RegExp(`^What answers at 127.0.0.1:\\d+ .*${words}.*REDIS_URL`),
      ) as string,
    });
    await expect(checkRedis(await saying('-NOAUTH Authentication required.\r\n'))).rejects.toMatchObject(
      unsuitable('NOAUTH'),
    );
    await expect(checkRedis(await saying('HTTP/1.1 400 Bad Request\r\n\r\n'))).rejects.toMatchObject(
      unsuitable('RESP'),
    );
  });

  test('and not there opens no jobs, and nothing goes on asking', async () => {
    const errors: Error[] = [];
    const opened = openJobs({
      ...{ redisUrl: await unused(), onError: (error: Error) => errors.push(error) },
      createPool: () => {
        throw new Error('no pool is needed');
      },
    });
    await expect(opened).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(errors).toEqual([]);
  });
});
