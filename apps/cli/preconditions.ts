import { createServer } from 'node:net';
import { checkRedis } from '#jobs';
import { RingfenceError } from '#kernel';
import { hasEmbeddedDatabase, type Config } from '#platform';

/** What a load, a server, or a command that settles needs besides its database, asked before the first thing is written. Throws what checkRedis throws. */
export async function checkQueue({ redisUrl }: Config): Promise<void> {
  if (redisUrl !== undefined) await checkRedis(redisUrl);
}

/** Is the port ours to take? Asked before minutes of loading, not after. Throws PortInUse. */
export function checkPort({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port)));
    server.listen({ host, port }, () => server.close(() => resolve()));
  });
}

/** The sentence for a port that cannot be listened on; any other error as it is. */
export function portError(error: NodeJS.ErrnoException, port: number): Error {
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} is in use; choose another with --port`,
    EACCES: `this user may not listen on port ${port}; choose one above 1023 with --port`,
  };
  const sentence = sentences[error.code ?? ''];
  return sentence === undefined ? error : new RingfenceError('PortInUse', sentence);
}

/** A mistyped folder must not become a new, empty database that is then reported on. Throws NothingThere. */
export function checkDatabaseIsThere({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl !== undefined || hasEmbeddedDatabase(dataDir)) return;
  throw new RingfenceError(
    'NothingThere',
    `There is no Ringfence data in ${dataDir}: look at --data-dir, or make it with load, start or demo.`,
    { dataDir },
  );
}
