import type { EventCodec, EventLog, NewEvent } from '#event-store/port';
import {
  MAX_LINES_EVENT_BYTES,
  MAX_LINES_PER_EVENT,
  returnLinesStream,
  type SubmitReturn,
} from '#domain/spend-return';
import { execute, type CommandOutcome } from './execute.js';
import { linesEvent, partedAt, type Lines } from './lines-event.js';
import { routeOf } from './route.js';
import { readHistory } from './stream-history.js';

/**
 * The lines first, into the stream that the reference names, in events of at most 500 lines and 256 KiB; then the
 * short ReturnSubmitted. Torn anywhere, nothing counts, and the same command again goes on where it stopped: the ids of
 * the lines' events derive from the commandId, so those already there are not written twice.
 *
 * `lines` are texts, each of any number of whole lines: the canonical JSON of a ReturnLine, ended by a newline. When they throw,
 * ReturnSubmitted is not written.
 */
export async function submitReturn(
  log: EventLog,
  codec: EventCodec,
  command: SubmitReturn,
  lines: AsyncIterable<string>,
): Promise<CommandOutcome> {
  const { stream, decider } = routeOf(command);
  const history = await readHistory(log, codec, stream, decider);
  const before = history.commands.get(command.meta.commandId);
  if (before !== undefined) return { stream, position: before, written: 0 };
  // Ask the rules before the lines are sent: a refused return leaves nothing behind.
  decider.decide(command, history.state);

  const target = returnLinesStream(command.data.reference);
  const encode = (held: Lines, at: number): NewEvent => linesEvent(codec, command, held, at);
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

/** Any texts in, texts of MAX_LINES_PER_EVENT lines (and a last one) out. */
async function* byCount(texts: AsyncIterable<string>): AsyncIterable<Lines> {
  let open = '';
  let count = 0;
  for await (const text of texts) {
    let from = 0;
    for (let end = text.indexOf('\n') + 1; end > 0; end = text.indexOf('\n', end) + 1) {
      count += 1;
      if (count < MAX_LINES_PER_EVENT) continue;
      yield { text: open + text.slice(from, end), count };
      [open, count, from] = ['', 0, end];
    }
    open += text.slice(from);
  }
  if (count > 0) yield { text: open, count };
}

/**
 * The lines as events from this index on, halved until each is within the limit of bytes. The size is taken from what was encoded:
 * measuring each line beforehand made its text twice. The same lines are parted in the same way each time.
 */
function* within(
  held: Lines,
  index: number,
  encode: (held: Lines, index: number) => NewEvent,
): Generator<NewEvent, number> {
  const stored = encode(held, index);
  if (held.count === 1 || Buffer.byteLength(stored.data) <= MAX_LINES_EVENT_BYTES) {
    yield stored;
    return index + 1;
  }
  const [first, second] = partedAt(held, held.count >> 1);
  return yield* within(second, yield* within(first, index, encode), encode);
}
