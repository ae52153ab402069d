import { eventCodec } from '#event-store/codec';
import { LogUnavailableError } from '#event-store/port';
import {
  MAX_LINES_EVENT_BYTES,
  NO_DISCREPANCIES,
  type ReturnLine,
  type SubmitReturn,
} from '#domain/spend-return';
import { canonicalJson, pence } from '#kernel';
import { randomUUID } from 'node:crypto';
import { metaOf } from '../domain/testing/command-meta.js';
import { Application } from './application.js';
import { interfering, openLogged, type Logged } from './testing/logged.js';

const linesOf = (count: number, description = 'synthetic'): ReturnLine[] =>
  Array.from({ length: count }, (_line, n) => ({
    line: `L${n}`,
    amountPence: pence(1),
    chargedTo: 'HI',
    description,
  }));

/** Their texts, so many lines in each. */
async function* pieces(lines: readonly ReturnLine[], size = 333): AsyncIterable<string> {
  for (let at = 0; at < lines.length; at += size) {
    yield lines
      .slice(at, at + size)
      .map((line) => `${canonicalJson(line)}\n`)
      .join('');
  }
}

const submitOf = (lineCount: number, yearClosedOn: string | null = null): SubmitReturn => ({
  type: 'SubmitReturn',
  data: {
    ...{ ics: 'QE1', year: '2022-23', period: 1, reference: randomUUID(), coreComplete: true, lineCount },
    ...{ totalPence: pence(lineCount), linesSha256: 'a'.repeat(64), yearClosedOn },
    ...{ ...NO_DISCREPANCIES, restatementReason: null },
  },
  meta: metaOf({ commandId: randomUUID(), role: yearClosedOn === null ? 'operator' : 'submitter' }),
});

let given: Logged;
beforeEach(async () => {
  given = await openLogged();
}, 60_000);
afterEach(() => given.close());

const storedLines = async (): Promise<ReturnLine[]> =>
  (await given.all())
    .filter(({ type }) => type === 'ReturnLinesRecorded.v1')
    .flatMap(({ data }) => (JSON.parse(data) as { lines: ReturnLine[] }).lines);

it('keeps the lines in order, in events of at most 500, and counts them once the short event names them', async () => {
  const lines = linesOf(1201);
  await given.application.submitReturn(submitOf(1201), pieces(lines));
  const events = await given.all();
  expect(events.map(({ type }) => type)).toEqual([
    ...Array<string>(3).fill('ReturnLinesRecorded.v1'),
    'ReturnSubmitted.v2',
  ]);
  expect((await storedLines()).map(({ line }) => line)).toEqual(lines.map(({ line }) => line));
});

it('keeps each event of long lines within 256 KiB', async () => {
  await given.application.submitReturn(submitOf(600), pieces(linesOf(600, 'é'.repeat(1500))));
  const sizes = (await given.all()).map(({ data }) => Buffer.byteLength(data));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_LINES_EVENT_BYTES);
  expect(await storedLines()).toHaveLength(600);
});

it.each([1, 2, 3])(
  'goes on where it stopped when the store fails at append %i: no line twice, none lost',
  async (failsAt) => {
    let appends = 0;
    const log = interfering(given.log, {
      append: (stream, expected, events) =>
        (appends += 1) === failsAt
          ? Promise.reject(new LogUnavailableError('spec'))
          : given.log.append(stream, expected, events),
    });
    const command = submitOf(1201);
    const torn = new Application(log, eventCodec).submitReturn(command, pieces(linesOf(1201)));
    await expect(torn).rejects.toBeInstanceOf(LogUnavailableError);
    expect((await given.all()).every(({ type }) => type === 'ReturnLinesRecorded.v1')).toBe(true);
    await given.application.submitReturn(command, pieces(linesOf(1201)));
    expect(await storedLines()).toHaveLength(1201);
    expect((await given.all()).filter(({ type }) => type === 'ReturnSubmitted.v2')).toHaveLength(1);
  },
);

it('answers the same submission again as before, and sends no line', async () => {
  const command = submitOf(10);
  const first = await given.application.submitReturn(command, pieces(linesOf(10)));
  const again = await given.application.submitReturn(command, pieces(linesOf(10)));
  expect(again).toEqual({ ...first, written: 0 });
});

it('leaves nothing behind of a return that the rules refuse', async () => {
  const refused = given.application.submitReturn(submitOf(10, '2023-05-31'), pieces(linesOf(10)));
  await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('closed') });
  expect(await given.all()).toEqual([]);
});

it('takes lines in texts of any length', async () => {
  for (const size of [1, 499, 500, 501, 1201]) {
    await given.application.submitReturn(submitOf(1201), pieces(linesOf(1201), size));
  }
  const stored = (await given.all())
    .filter(({ type }) => type === 'ReturnLinesRecorded.v1')
    .map(({ data }) => JSON.stringify((JSON.parse(data) as { lines: ReturnLine[] }).lines));
  expect(stored).toHaveLength(15);
  expect(new Set(stored).size).toBe(3);
});

it('submits nothing when the lines break off, or are not the canonical JSON of a line', async () => {
  async function* broken(): AsyncIterable<string> {
    yield* pieces(linesOf(500));
    throw new Error('the disk is gone');
  }
  await expect(given.application.submitReturn(submitOf(501), broken())).rejects.toThrow('the disk is gone');
  async function* turned(): AsyncIterable<string> {
    yield '{"line":"L1","amountPence":1,"chargedTo":"HI"}\n';
  }
  await expect(given.application.submitReturn(submitOf(1), turned())).rejects.toThrow('not the canonical');
  async function* shapeless(): AsyncIterable<string> {
    yield '{"amountPence":1}\n';
  }
  await expect(given.application.submitReturn(submitOf(1), shapeless())).rejects.toThrow('malformed');
  expect((await given.all()).map(({ type }) => type)).toEqual(['ReturnLinesRecorded.v1']);
});
