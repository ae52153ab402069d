import type { EventCodec, EventLog } from '#event-store/port';
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
  let index = 0;
  for await (const chunk of rechunked(lines)) {
    const event: ReturnLinesRecorded = {
      type: 'ReturnLinesRecorded',
      data: { ics, year, period, reference, lines: chunk },
    };
    const stored = encodeAll(codec, target, command.meta, [event], index);
    await log.append(target, index === 0 ? 'noStream' : index - 1, stored);
    index += 1;
  }
  const outcome = await execute(log, codec, command);
  return { ...outcome, written: outcome.written + index };
}

/** Any pieces in, pieces within both limits out. */
async function* rechunked(lines: AsyncIterable<readonly ReturnLine[]>): AsyncIterable<ReturnLine[]> {
  let open: ReturnLine[] = [];
  let openBytes = 0;
  for await (const piece of lines) {
    for (const line of piece) {
      const bytes = Buffer.byteLength(JSON.stringify(line)) + 1;
      if (open.length === MAX_LINES_PER_EVENT || openBytes + bytes > MAX_LINES_EVENT_BYTES - ENVELOPE_BYTES) {
        yield open;
        open = [];
        openBytes = 0;
      }
      open.push(line);
      openBytes += bytes;
    }
  }
  if (open.length > 0) yield open;
}

/** Room for the members around the lines. */
const ENVELOPE_BYTES = 512;
