import { startEmbeddedPostgres } from '#platform/embedded-postgres';

/** Holds an embedded PostgreSQL until standard input ends. Prints a line of JSON when it is up, or when it cannot be. */
try {
  const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' });
  const { superuserUrl, port, adopted } = server;
  console.log(JSON.stringify({ superuserUrl, port, adopted }));
  process.stdin.resume();
  process.stdin.once('end', () => void server.stop().then(() => process.exit(0)));
} catch (error) {
  console.log(JSON.stringify({ error: (error as Error).name, message: (error as Error).message }));
  process.exit(1);
}
