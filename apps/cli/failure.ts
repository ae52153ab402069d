import { types } from 'node:util';
import { RingfenceError } from '#kernel';

/** Connections that nobody takes, and what to look at then. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);

/** What files and folders can be wrong with, in words. */
const FILE_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EROFS: 'it is on a disk that cannot be written to',
  EEXIST: 'a file of that name stands where a folder is wanted',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
};

/** What a command says when it ends badly: one sentence for what the person can mend, a stack for a fault of ours. */
export function failureOf(error: unknown): string {
  if (error instanceof RingfenceError) return error.message;
  if (!types.isNativeError(error)) return String(error);
  return ofTheSystem(error) ?? ofPostgres(error) ?? ofALostServer(error) ?? error.stack ?? error.message;
}

function ofTheSystem(error: NodeJS.ErrnoException & { address?: string; port?: number }): string | null {
  const { code = '', path } = error;
  if (UNREACHABLE.has(code)) {
    const where = error.address === undefined ? '' : ` at ${error.address}:${error.port}`;
    return `Nothing answers${where} (${code}): check DATABASE_URL and REDIS_URL, and that the server is up.`;
  }
  const fault = FILE_FAULTS[code];
  return fault === undefined || path === undefined ? null : `${path}: ${fault} (${code}).`;
}

/** The server's own refusals of a login: its message names the role or the database, never the password. */
function ofPostgres(error: Error & { code?: unknown; severity?: unknown }): string | null {
  const isLogin = typeof error.code === 'string' && /^(28|3D)/.test(error.code);
  return isLogin && error.severity !== undefined
    ? `PostgreSQL: ${error.message} (${String(error.code)}): check DATABASE_URL.`
    : null;
}

// A server that was killed, stopped or is starting again; `pg` gives a connection that broke no code at all.
const LOST_SQLSTATE = /^(08...|57P0[1-3])$/;
const LOST_MESSAGE =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/i;

/** What was acknowledged stays, and every command can be given again: nothing is done twice. */
function ofALostServer(error: Error & { code?: unknown }): string | null {
  const isLost =
    (typeof error.code === 'string' && LOST_SQLSTATE.test(error.code)) || LOST_MESSAGE.test(error.message);
  return isLost
    ? `PostgreSQL went away while this ran (${error.message}): nothing that was written is lost; run the same command again.`
    : null;
}
