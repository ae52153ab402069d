import { createEventCodec, eventCodec } from './codec.js';
import type { FormerEntry, ShapeCheck, StoredName } from './entry.js';
import { LaterEventVersionError, MalformedEventError, UnknownEventTypeError } from './errors.js';
import { eventIdFor } from './event-id.js';
import { buildRegistry } from './registry.js';
import { readGolden, recordedAs, sampleContext } from './testing/golden.js';

const golden = readGolden('ReturnSentBack.v1');
const { stream } = golden;

function caught(act: () => unknown): Error & { details?: unknown } {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('an event that cannot be read', () => {
  it.each([
    ['SomethingElse.v1', UnknownEventTypeError],
    ['ReturnSentBack', UnknownEventTypeError],
    ['ReturnSentBack.v0', UnknownEventTypeError],
    ['ReturnSentBack.v2', LaterEventVersionError],
    ['ReturnSentBack.v10', LaterEventVersionError],
  ])('%s is named for what it is, with its stream and position', (type, expected) => {
    const error = caught(() => eventCodec.decode(recordedAs(type, stream, golden.data)));
    expect(error).toBeInstanceOf(expected);
    expect(error.message).toContain(`in stream ${stream} at position 9007199254740993`);
    expect(error.details).toMatchObject({ stream, position: '9007199254740993', type });
  });

  it.each([
    ['bad JSON', '{"ics":', stream, 'not JSON'],
    ['not an object', '[]', stream, 'data'],
    ['a float for a version', golden.data.replace('"version":2', '"version":2.5'), stream, 'version'],
    ['a period that is none', golden.data.replace('"period":7', '"period":14'), stream, 'period'],
    ['the wrong stream', golden.data, 'fund-HI', 'only streams of category spendReturn'],
  ])('%s is malformed, and the fault is named', (_what, data, where, fault) => {
    const error = caught(() => eventCodec.decode(recordedAs('ReturnSentBack.v1', where, data)));
    expect(error).toBeInstanceOf(MalformedEventError);
    expect(error.message).toContain(fault);
    expect(error.details).toMatchObject({ stream: where, position: '9007199254740993' });
  });
});

describe('the lines of a return, checked by hand', () => {
  const lines = readGolden('ReturnLinesRecorded.v1');
  const decodeWith = (line: unknown) => () => {
    const data = JSON.stringify({ ...(JSON.parse(lines.data) as object), lines: [line] });
    return eventCodec.decode(recordedAs('ReturnLinesRecorded.v1', lines.stream, data));
  };
  const line = { line: '1', amountPence: 1, chargedTo: 'HI' };

  it('take a line with and without each optional member', () => {
    expect(decodeWith(line)).not.toThrow();
    expect(decodeWith({ ...line, supplier: '', evidence: 'x' })).not.toThrow();
  });

  it.each([
    ['no amount', { line: '1', chargedTo: 'HI' }, 'amountPence'],
    ['half a penny', { ...line, amountPence: 0.5 }, 'amountPence'],
    ['an amount past 2^53', { ...line, amountPence: 2 ** 53 }, 'amountPence'],
    ['an amount as text', { ...line, amountPence: '1' }, 'amountPence'],
    ['no line number', { ...line, line: '' }, 'line'],
    ['null for blank', { ...line, purpose: null }, 'purpose'],
    ['a member that nobody knows', { ...line, colour: 'red' }, 'colour'],
    ['a list', [1], 'lines.0'],
    ['nothing', null, 'lines.0'],
  ])('refuse %s', (_what, bad, fault) => {
    const error = caught(decodeWith(bad));
    expect(error).toBeInstanceOf(MalformedEventError);
    expect(error.message).toContain(fault);
  });
});

describe('writing', () => {
  it('refuses an event of no registered type, of the wrong shape, or for the wrong stream', () => {
    const context = { ...sampleContext, stream };
    expect(() => eventCodec.encode({ type: 'Nothing', data: {} }, context)).toThrow(UnknownEventTypeError);
    expect(() => eventCodec.encode({ type: 'ReturnSentBack', data: {} }, context)).toThrow(
      MalformedEventError,
    );
    expect(() => eventCodec.encode(golden.event, { ...context, stream: 'fund-HI' })).toThrow(
      MalformedEventError,
    );
  });

  it('keeps the metadata and nothing else of the context', () => {
    const { metadata } = eventCodec.encode(golden.event, { ...sampleContext, stream });
    expect(metadata).toEqual(sampleContext);
  });
});

describe('event ids', () => {
  it('derive from command, stream and index, the same each time', () => {
    expect(eventIdFor('c-1', 'fund-HI', 0)).toBe(eventIdFor('c-1', 'fund-HI', 0));
    expect(eventIdFor('5f0c7c1e-58f7-4c0a-a3a4-0c6f3c1f9d11', 'fund-HI', 0)).toBe(
      'a4ab91c6-2a2e-55ab-8d49-23fbd3d8aa39',
    );
    const others = [
      eventIdFor('c-1', 'fund-HI', 1),
      eventIdFor('c-2', 'fund-HI', 0),
      eventIdFor('c-1', 'fund-HX', 0),
    ];
    expect(new Set([eventIdFor('c-1', 'fund-HI', 0), ...others]).size).toBe(4);
  });
});

describe('a changed event', () => {
  const has =
    (member: string): ShapeCheck =>
    (data) =>
      member in (data as object) ? null : `${member} is missing`;
  const entry = (name: StoredName, member: string) => ({ name, category: 'thing', shape: has(member) });
  const former = (name: StoredName, from: string, upcastTo: StoredName, to: string): FormerEntry => ({
    ...entry(name, from),
    upcastTo,
    upcast: (data) => ({ [to]: (data as Record<string, number>)[from]! * 100 }),
  });
  const current = { Priced: entry('Priced.v3', 'pence') };
  const v1 = former('Priced.v1', 'hundreds', 'Priced.v2', 'pounds');
  const v2 = former('Priced.v2', 'pounds', 'Priced.v3', 'pence');
  const codec = createEventCodec(buildRegistry([{ current, former: [v1, v2] }]));

  it('is read through its upcasters, one version after the other', () => {
    expect(codec.decode(recordedAs('Priced.v1', 'thing-1', '{"hundreds":2}'))).toEqual({
      type: 'Priced',
      data: { pence: 20000 },
    });
    expect(codec.decode(recordedAs('Priced.v3', 'thing-1', '{"pence":7}')).data).toEqual({ pence: 7 });
  });

  it('is written under its last name only', () => {
    const event = { type: 'Priced', data: { pence: 7 } };
    expect(codec.encode(event, { ...sampleContext, stream: 'thing-1' }).type).toBe('Priced.v3');
  });

  it('is checked in the shape of the name it was stored under', () => {
    expect(() => codec.decode(recordedAs('Priced.v1', 'thing-1', '{"pounds":2}'))).toThrow(/hundreds/);
  });

  it.each([
    ['a name twice', [v2, v2]],
    ['an upcast to nowhere', [v1]],
    ['a circle', [v2, { ...v1, upcastTo: 'Priced.v1' as const }]],
    ['a name without a version', [{ ...v2, name: 'Priced' as StoredName }]],
    ['a category with a hyphen', [{ ...v2, category: 'a-thing' }]],
  ])('cannot be registered with %s', (_what, wrong) => {
    expect(() => buildRegistry([{ current, former: wrong }])).toThrow(/stored event Priced/);
  });
});
