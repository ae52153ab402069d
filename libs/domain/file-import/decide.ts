import { InvalidValueError, RefusedError, code, never, wholeNumber, type Decider } from '#kernel';
import type { FileImportCommand } from './commands.js';
import type { FileImportEvent, FileKey } from './events.js';
import { evolve, initial, type FileImportState } from './state.js';

const SHA256 = /^[0-9a-f]{64}$/;
const MOST = Number.MAX_SAFE_INTEGER;

/**
 * The bytes are the file: handed in again, under whatever name, they are the same file and write nothing.
 * Refuses with FileNotAccepted.
 */
export function decide(command: FileImportCommand, state: FileImportState): FileImportEvent[] {
  checkKey(command.data);
  wholeNumber('rows', command.data.rows, 0, MOST);
  wholeNumber('commands', command.data.commands, 0, MOST);
  switch (command.type) {
    case 'AcceptFile':
      wholeNumber('bytes', command.data.byteLength, 0, MOST);
      wholeNumber('discrepancies', command.data.discrepancies, 0, MOST);
      return state.status === 'unknown' ? [{ type: 'FileAccepted', data: command.data }] : [];
    case 'CompleteFile':
      if (state.status === 'unknown') throw notAccepted(command.data);
      return state.status === 'accepted' ? [{ type: 'FileApplied', data: command.data }] : [];
    default:
      return never(command);
  }
}

function checkKey({ kind, sha256 }: FileKey): void {
  code('kind of file', kind);
  if (!SHA256.test(sha256)) throw new InvalidValueError('SHA-256', sha256, 'must be 64 hexadecimal digits');
}

function notAccepted({ kind, sha256 }: FileKey): RefusedError {
  return new RefusedError(
    'FileNotAccepted',
    `The ${kind} file was not checked and accepted, so it cannot be said to be applied; load it again.`,
    { kind, sha256 },
  );
}

export const fileImportDecider: Decider<FileImportState, FileImportCommand, FileImportEvent> = {
  initial,
  decide,
  evolve,
};
