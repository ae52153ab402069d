import fc from 'fast-check';
import { fold } from '#kernel';
import { KEY, STATEMENT, content, reopened, sentBack, signedOff, submitted } from '../testing/returns.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { openness, spendReturnDecider, type SpendReturnCommand, type SpendReturnEvent } from './index.js';

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

describe('what stands before the next version', () => {
  it.each<[string, SpendReturnEvent[], string]>([
    ['nothing before the first', [], 'open'],
    ['nothing while it is not signed', [submitted(1)], 'open'],
    ['a signature', [submitted(1), signedOff(1)], 'signed'],
    ['no signature that was reopened', [submitted(1), signedOff(1), reopened(1)], 'open'],
    ['not even a closed year, once oversight reopened it', [submitted(1), reopened(1, true)], 'by_oversight'],
    ['nor once it was sent back', [submitted(1), signedOff(1), sentBack(1)], 'by_oversight'],
    ['what the newest version is in', [submitted(1), reopened(1, true), submitted(2)], 'open'],
  ])('is %s', (_what, events, expected) => expect(openness(after(...events))).toBe(expected));
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
          .tuple(
            fc.integer({ min: 1, max: 5 }),
            fc.constantFrom(null, '2023-05-31'),
            fc.constantFrom(null, 'a credit'),
          )
          .map(([n, yearClosedOn, restatementReason]) => ({
            ...content(n),
            yearClosedOn,
            restatementReason,
          })),
      ),
      of(
        'SendBackReturn',
        version.map((n) => ({ ...KEY, version: n, reason: 'wrong month' })),
      ),
      of(
        'ReopenReturn',
        fc
          .record({ version, reopenedBy: fc.constantFrom('p-1', 'p-2'), byOversight: fc.boolean() })
          .map((data) => ({ ...KEY, reason: 'a credit', ...data })),
      ),
      of(
        'SignOffReturn',
        fc
          .record({
            version,
            signedOffBy: fc.constantFrom('p-1', 'p-2'),
            signedOffOn: fc.constant('2022-11-30'),
            statement: fc.constantFrom(null, STATEMENT),
          })
          .map((data) => ({ ...KEY, ...data })),
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
