import {
  WrongExpectedRevisionError,
  type EventCodec,
  type EventLog,
  type LogPosition,
  type NewEvent,
  type Revision,
} from '#event-store/port';
import { RingfenceError, type CommandMeta, type DomainEvent } from '#kernel';
import type { AnyCommand } from './commands.js';
import { routeOf } from './route.js';
import { readHistory, type StreamHistory } from './stream-history.js';

/** Where a command ended. `written` is 0 when it changed nothing (a repeat, or nothing new to say). */
export interface CommandOutcome {
  readonly stream: string;
  /** Of the last event of this command; null when it never wrote one. */
  readonly position: LogPosition | null;
  readonly written: number;
}

/** What the caller saw is not what stands: somebody else changed it. Nothing is written. */
export class StaleRevisionError extends RingfenceError {
  constructor(stream: string, seen: Revision | null, standing: Revision | null) {
    super('StaleRevision', 'it was changed since it was read: read it again and decide anew', {
      ...{ stream, seen, standing },
    });
  }
}

/** The stream as the caller saw it when they decided; null where it had no event. */
export interface SeenRevision {
  readonly seen: Revision | null;
}

/** Losing the race this often on one stream means that something else is wrong. */
const MAX_ATTEMPTS = 20;

/**
 * Read, fold, decide, append at the revision that was read; from the start again when another writer was first.
 * A commandId that stands in the stream answers as it did before and writes nothing. `read` is the stream as the caller read it
 * a moment ago; when it has moved since, the append says so and it is read again.
 * With `seen`, only a stream that stands as the caller saw it is written to: throws StaleRevisionError.
 * Throws RefusedError (the domain's no) and the port's errors.
 */
export async function execute(
  log: EventLog,
  codec: EventCodec,
  command: AnyCommand,
  read?: StreamHistory,
  expected?: SeenRevision,
): Promise<CommandOutcome> {
  const { stream, decider } = routeOf(command);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const known = attempt === 1 ? read : undefined;
    const history = known ?? (await readHistory(log, codec, stream, decider));
    const before = history.commands.get(command.meta.commandId);
    if (before !== undefined) return { stream, position: before, written: 0 };
    if (expected !== undefined && expected.seen !== history.revision)
      throw new StaleRevisionError(stream, expected.seen, history.revision);
    const events = decider.decide(command, history.state);
    if (events.length === 0) return { stream, position: null, written: 0 };
    try {
      const stored = encodeAll(codec, stream, command.meta, events);
      const result = await log.append(stream, history.revision ?? 'noStream', stored);
      return { stream, position: result.position, written: result.repeated ? 0 : events.length };
    } catch (error) {
      if (!(error instanceof WrongExpectedRevisionError)) throw error;
    }
  }
  throw new RingfenceError(
    'Contended',
    `stream ${stream}: another writer was first ${MAX_ATTEMPTS} times running`,
    { stream },
  );
}

/** The events of one command as stored ones; `from` is the index of the first among all of the command in this stream. */
export function encodeAll(
  codec: EventCodec,
  stream: string,
  meta: CommandMeta,
  events: readonly DomainEvent[],
  from = 0,
): NewEvent[] {
  return events.map((event, offset) =>
    codec.encode(event, {
      stream,
      commandId: meta.commandId,
      index: from + offset,
      actor: meta.actor,
      correlationId: meta.correlationId,
      causationId: meta.causationId,
    }),
  );
}
