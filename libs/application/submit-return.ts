import type { EventCodec, EventLog, NewEvent } from '#event-store/port';
import {
  MAX_LINES_EVENT_BYTES,
  MAX_LINES_PER_EVENT,
  returnLinesStream,
  type ReturnLine,
  type ReturnLinesRecorded,
  type SubmitReturn,
} from '#domain/spend-return';
import { execute, encodeAll, type CommandOutcome } from './execute.js';
import { routeOf } from './route.js';
import { readHistory } from './stream-history.js';

/**
 * The lines first, into the stream that the reference names, in events of at most 500 lines and 256 KiB; then the
 * short ReturnSubmitted. Torn anywhere, nothing counts, and the same command again goes on where it stopped: the ids of
 * the lines' events derive from the commandId, so those already there are not written twice.
 */
export async function submitReturn(
  log: EventLog,
  codec: EventCodec,
  command: SubmitReturn,
  lines: AsyncIterable<readonly ReturnLine[]>,
): Promise<CommandOutcome> {
  const { stream, decider } = routeOf(command);
  const history = await readHistory(log, codec, stream, decider);
  const before = history.commands.get(command.meta.commandId);
  if (before !== undefined) return { stream, position: before, written: 0 };
  // Ask the rules before the lines are sent: a refused return leaves nothing behind.
  decider.decide(command, history.state);

  const { ics, year, period, reference } = command.data;
  const target = returnLinesStream(reference);
  const encode = (held: readonly ReturnLine[], at: number): NewEvent => {
    const data: ReturnLinesRecorded['data'] = { ics, year, period, reference, lines: held };
    return encodeAll(codec, target, command.meta, [{ type: 'ReturnLinesRecorded', data }], at)[0]!;
  };
  let index = 0;
  for await (const held of byCount(lines)) {
    for (const stored of within(held, index, encode)) {
      await log.append(target, index === 0 ? 'noStream' : index - 1, [stored]);
      index += 1;
    }
  }
  const outcome = await execute(log, codec, command, history);
  return { ...outcome, written: outcome.written + index };
}

/** Any pieces in, pieces of MAX_LINES_PER_EVENT (and a last one) out. */
async function* byCount(lines: AsyncIterable<readonly ReturnLine[]>): AsyncIterable<readonly ReturnLine[]> {
  let open: readonly ReturnLine[] = [];
  for await (const piece of lines) {
    open = open.length === 0 ? piece : [...open, ...piece];
    let done = 0;
    for (; open.length - done >= MAX_LINES_PER_EVENT; done += MAX_LINES_PER_EVENT) {
      yield open.slice(done, done + MAX_LINES_PER_EVENT);
    }
    open = open.slice(done);
  }
  if (open.length > 0) yield open;
}

/**
 * The lines as events from this index on, halved until each is within the limit of bytes. The size is taken from what was encoded:
 * measuring each line beforehand made its text twice. The same lines are parted in the same way each time.
 */
function* within(
  held: readonly ReturnLine[],
  index: number,
  encode: (held: readonly ReturnLine[], index: number) => NewEvent,
): Generator<NewEvent, number> {
  const stored = encode(held, index);
  if (held.length === 1 || Buffer.byteLength(stored.data) <= MAX_LINES_EVENT_BYTES) {
    yield stored;
    return index + 1;
  }
  const half = held.length >> 1;
  return yield* within(held.slice(half), yield* within(held.slice(0, half), index, encode), encode);
}
