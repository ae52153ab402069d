import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { until } from '../support/until.js';

/** What the server answers to whoever knocks. */
export type Mood = 'well' | 'refusing' | 'hanging up' | 'starting up' | 'of another' | 'no PostgreSQL';

/** A way to PostgreSQL on a port of its own that can be cut, and answer as a server in trouble does. */
export interface MoodyServer {
  readonly port: number;
  /** Cuts every connection; from now on new ones are met so. */
  turn(mood: Mood): Promise<void>;
  close(): Promise<void>;
}

/** Stands before the PostgreSQL at `target`, on loopback. Close it. */
export async function startMoodyServer(target: { host: string; port: number }): Promise<MoodyServer> {
  const open = new Set<Socket>();
  let mood: Mood = 'well';
  const server = createServer((socket) => {
    keep(socket, open);
    if (mood === 'well') return through(socket, keep(connect(target), open));
    if (mood === 'hanging up') return void socket.destroy();
    socket.once('data', () => socket.end(answerOf(mood)));
  });
  const port = await listen(server, 0);
  const cut = () => open.forEach((socket) => socket.destroy());
  const refuse = async () => {
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  };
  return {
    port,
    async turn(next) {
      // While nobody listened there, another may have taken the port for a moment.
      if (mood === 'refusing') await until(() => listen(server, port).then(Boolean, isNotTaken));
      mood = next;
      if (next === 'refusing') await refuse();
      else cut();
    },
    async close() {
      if (mood !== 'refusing') await refuse();
    },
  };
}

function keep(socket: Socket, open: Set<Socket>): Socket {
  open.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => open.delete(socket));
  return socket;
}

function through(client: Socket, server: Socket): void {
  client.pipe(server).pipe(client);
  client.on('close', () => server.destroy());
  server.on('close', () => client.destroy());
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as { port: number }).port;
}

function isNotTaken(error: NodeJS.ErrnoException): false {
  if (error.code === 'EADDRINUSE') return false;
  throw error;
}

function answerOf(mood: Mood): Buffer | string {
  if (mood === 'starting up') return fatal('57P03', 'the database system is starting up');
  if (mood === 'of another') return fatal('28P01', 'password authentication failed for user "ringfence_app"');
  return 'HTTP/1.1 400 Bad Request\r\n\r\n';
}

/** ErrorResponse of the PostgreSQL protocol: tag, length, fields, each ended by a zero. */
function fatal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
