import { v5 } from 'uuid';
import type { CommandMeta } from '#kernel';
import type { AnyCommand, ImportContext } from './ports.js';
import type { Planned } from './kinds/table-kind.js';

/** Frozen: ids of commands from files derive from it, and a resumed file must make the same ones. */
const FILE_COMMANDS = '6d1f4b0e-6a57-5c0b-9d0e-1f6f0c3b7a21';

/** The id of a command: the bytes of the file, its kind and the command's key within it. */
export function fileCommandId(sha256: string, kind: string, key: string): string {
  return v5(`${sha256}:${kind}:${key}`, FILE_COMMANDS);
}

/** The reference under which the lines of a return stand. */
export function linesReference(sha256: string, kind: string, key: string): string {
  return v5('lines', fileCommandId(sha256, kind, key));
}

/** A planned command with its meta; all are caused by the acceptance of the file. */
export function asCommand(
  sha256: string,
  kind: string,
  planned: Planned,
  context: ImportContext,
): AnyCommand {
  const { type, data } = planned;
  return { type, data, meta: meta(sha256, kind, planned.key, context) } as AnyCommand;
}

export const ACCEPT = 'accept-file';
export const COMPLETE = 'complete-file';

export function meta(sha256: string, kind: string, key: string, context: ImportContext): CommandMeta {
  const { actor, at, correlationId } = context;
  const causationId = key === ACCEPT ? correlationId : fileCommandId(sha256, kind, ACCEPT);
  return { commandId: fileCommandId(sha256, kind, key), actor, at, correlationId, causationId };
}
