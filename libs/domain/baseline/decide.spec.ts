import fc from 'fast-check';
import { MAX_AMOUNT_PENCE, pence } from '#kernel';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { baselineDecider, type BaselineCommand, type BaselineDeclared } from './index.js';

const given = specificationOf(baselineDecider);
const smoking: BaselineDeclared['data'] = {
  ics: 'QE1',
  year: '2022-23',
  programme: 'smoking-cessation',
  amountPence: pence(120_000_000),
  growthBp: 350,
  source: 'ledger 2021-22',
  referenceYear: '2021-22',
  declaredBy: 'p-7',
  approvedBy: null,
};
type Change = Partial<BaselineDeclared['data']>;
const declares = (change: Change = {}): BaselineCommand => ({
  type: 'DeclareBaseline',
  data: { ...smoking, ...change },
  meta: metaOf(),
});
const declared = (change: Change = {}): BaselineDeclared => ({
  type: 'BaselineDeclared',
  data: { ...smoking, ...change },
});

describe('declaring a baseline', () => {
  it('declares it once', () => given().when(declares()).then(declared()));
  it('ignores the same baseline again', () => given(declared()).when(declares()).thenNothing());
  it('takes a baseline of nothing, and growth below zero', () => {
    const change = { amountPence: pence(0), growthBp: -161 };
    given().when(declares(change)).then(declared(change));
  });
  it('refuses another baseline under its key, even for the operator', () => {
    given(declared())
      .when(declares({ amountPence: pence(1) }))
      .thenRefused('BaselineAlreadyDeclared');
    given(declared())
      .when({ ...declares({ growthBp: 351 }), meta: metaOf({ role: 'operator' }) })
      .thenRefused('BaselineAlreadyDeclared');
  });
  it('refuses a negative one', () =>
    given()
      .when(declares({ amountPence: pence(-1) }))
      .thenRefused('BaselineNegative'));
  it('refuses growth that would make the target negative', () => {
    given()
      .when(declares({ growthBp: -10001 }))
      .thenRefused('GrowthBelowNothing');
    given()
      .when(declares({ growthBp: -10000 }))
      .then(declared({ growthBp: -10000 }));
  });
  it.each<[string, Change]>([
    ['part of a basis point', { growthBp: 0.5 }],
    ['part of a penny', { amountPence: 0.5 as never }],
    ['more than £100bn', { amountPence: pence(MAX_AMOUNT_PENCE + 1) }],
    ['growth of more than a hundredfold', { growthBp: 1_000_001 }],
    ['no programme', { programme: '' }],
    ['a reference year that is none', { referenceYear: '2021' }],
  ])('takes none with %s', (_why, change) => given().when(declares(change)).thenInvalid());
});

it('writes nothing for the same command twice, and never a second baseline', () => {
  provesRepetitionWritesNothing(baselineDecider, {
    bodies: fc
      .record({
        amountPence: fc.integer({ min: -2, max: 3 }).map(pence),
        growthBp: fc.constantFrom(-10, 0, 350),
      })
      .map((change) => ({ type: 'DeclareBaseline' as const, data: { ...smoking, ...change } })),
    invariant: (events) => expect(events.length).toBeLessThanOrEqual(1),
  });
});
