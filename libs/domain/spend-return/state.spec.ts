import fc from 'fast-check';
import { fold, pence } from '#kernel';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { spendReturnDecider, type SpendReturnCommand, type SpendReturnEvent } from './index.js';

const key = { ics: 'QOQ', year: '2022-23', period: 7 };
const content = (n: number) => ({
  ...key,
  reference: `lines-${n}`,
  coreComplete: true,
  lineCount: 1,
  totalPence: pence(n),
  linesSha256: 'ab'.repeat(32),
});
const submitted = (version: number): SpendReturnEvent => ({
  type: 'ReturnSubmitted',
  data: { ...content(version), version },
});
const sentBack = (version: number): SpendReturnEvent => ({
  type: 'ReturnSentBack',
  data: { ...key, version, reason: 'wrong month' },
});
const after = (...events: SpendReturnEvent[]) => fold(spendReturnDecider, events);

describe('the version that counts', () => {
  it('is the newest submitted', () =>
    expect(after(submitted(1), submitted(2))).toMatchObject({ status: 'submitted', counting: 2 }));
  it('is the one before, when the newest is sent back', () =>
    expect(after(submitted(1), submitted(2), submitted(3), sentBack(3))).toMatchObject({ counting: 2 }));
  it('passes over one sent back earlier', () =>
    expect(after(submitted(1), submitted(2), sentBack(2), submitted(3), sentBack(3))).toMatchObject({
      counting: 1,
    }));
  it('is none when all are sent back, until the next', () => {
    expect(after(submitted(1), sentBack(1)).status).toBe('sent_back');
    expect(after(submitted(1), sentBack(1), submitted(2))).toMatchObject({
      status: 'submitted',
      counting: 2,
    });
  });
  it('is none before the first', () => expect(after().status).toBe('unsubmitted'));
});

it('writes nothing for the same command twice, and versions are 1, 2, 3 …', () => {
  const version = fc.integer({ min: 0, max: 4 });
  const of = <T extends SpendReturnCommand['type'], D>(type: T, data: fc.Arbitrary<D>) =>
    fc.record({ type: fc.constant(type), data });
  provesRepetitionWritesNothing(spendReturnDecider, {
    bodies: fc.oneof(
      of(
        'SubmitReturn',
        fc
          .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(null, '2023-05-31'))
          .map(([n, yearClosedOn]) => ({ ...content(n), yearClosedOn })),
      ),
      of(
        'SendBackReturn',
        version.map((n) => ({ ...key, version: n, reason: 'wrong month' })),
      ),
      of(
        'SignOffReturn',
        fc
          .record({
            version,
            signedOffBy: fc.constantFrom('p-1', 'p-2'),
            signedOffOn: fc.constant('2022-11-30'),
          })
          .map((data) => ({ ...key, ...data })),
      ),
    ),
    invariant: (events) => {
      const versions = events.flatMap((e) => (e.type === 'ReturnSubmitted' ? [e.data.version] : []));
      expect(versions).toEqual(versions.map((_, at) => at + 1));
      const counted = versions.filter(
        (v) => !events.some((e) => e.type === 'ReturnSentBack' && e.data.version === v),
      );
      const state = fold(spendReturnDecider, events);
      expect(state.status === 'submitted' ? state.counting : undefined).toBe(counted.at(-1));
    },
  });
});
