import type { EventCodec, NewEvent } from '#event-store/port';
import { returnLinesStream, type ReturnLine, type SubmitReturn } from '#domain/spend-return';
import { encodeAll } from './execute.js';

/** Some lines of a return as text: the canonical JSON of each, ended by a newline. */
export interface Lines {
  readonly text: string;
  readonly count: number;
}

const OPENING = '"lines":[';

/**
 * The event of these lines, the `index`-th of the command in its stream. The texts go into it as they are: parsing every line of the
 * country only to write the same bytes again took as long as reading its file did. The codec sees the event with its first line, and
 * gives it the id, the name and the frame; that the others are lines too is the promise of whoever hands them in.
 */
export function linesEvent(codec: EventCodec, command: SubmitReturn, lines: Lines, index: number): NewEvent {
  const { ics, year, period, reference } = command.data;
  const first = lines.text.slice(0, lines.text.indexOf('\n'));
  const data = { ics, year, period, reference, lines: [JSON.parse(first) as ReturnLine] };
  const stream = returnLinesStream(reference);
  const [framed] = encodeAll(codec, stream, command.meta, [{ type: 'ReturnLinesRecorded', data }], index);
  const frame = (framed as NewEvent).data;
  // A quote inside a string is escaped, so this is the member and never part of a code.
  const from = frame.indexOf(OPENING) + OPENING.length;
  const to = from + first.length;
  if (frame.slice(from, to + 1) !== `${first}]`)
    throw new Error(`not the canonical JSON of a line: ${first}`);
  const others = lines.text.slice(first.length, -1).replaceAll('\n', ',');
  return { ...(framed as NewEvent), data: frame.slice(0, to) + others + frame.slice(to) };
}

/** The lines before the n-th and those from it on. */
export function partedAt({ text, count }: Lines, n: number): [Lines, Lines] {
  let end = 0;
  for (let line = 0; line < n; line += 1) end = text.indexOf('\n', end) + 1;
  return [
    { text: text.slice(0, end), count: n },
    { text: text.slice(end), count: count - n },
  ];
}
