import fc from 'fast-check';
import { metaOf } from '../testing/command-meta.js';
import { aFund } from '../testing/facts.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { fundDecider, type FundCommand, type FundDefinition, type FundEvent } from './index.js';

const given = specificationOf(fundDecider);
const hi = aFund({
  classes: ['targeted_intervention', 'place_devolution'],
  evidenceClasses: ['place_devolution'],
});
const defines = (change: Partial<FundDefinition> = {}): FundCommand => ({
  type: 'DefineFund',
  data: { ...hi, ...change },
  meta: metaOf(),
});
const defined: FundEvent = { type: 'FundDefined', data: hi };

describe('defining a fund', () => {
  it('defines one that was not known', () => given().when(defines()).then(defined));
  it('ignores the same conditions again, in whatever order they are written', () => {
    const turned = Object.fromEntries(Object.entries(hi).reverse()) as unknown as FundDefinition;
    given(defined).when(defines()).thenNothing();
    given(defined).when({ type: 'DefineFund', data: turned, meta: metaOf() }).thenNothing();
  });
  it('redefines one whose conditions changed', () =>
    given(defined)
      .when(defines({ floorBp: 9000 }))
      .then({ type: 'FundRedefined', data: { ...hi, floorBp: 9000 } }));
  it('refuses one that leaves out a year named before: silence would lift its ring, back to April', () => {
    const years = { '2023-24': { regime: 'notional' } } as const;
    given(defined)
      .when(defines({ years }))
      .thenRefused('FundYearLeftOut', 'HI is defined for 2022-23, which this definition leaves out');
  });
  it('takes further years, and another regime for a year that is named again', () => {
    const years = {
      ...hi.years,
      '2022-23': { regime: 'notional' },
      '2024-25': { regime: 'notional' },
    } as const;
    given(defined)
      .when(defines({ years }))
      .then({ type: 'FundRedefined', data: { ...hi, years } });
  });
  it('takes amber and red on the same line', () =>
    given()
      .when(defines({ amberBp: 1500 }))
      .then({ type: 'FundDefined', data: { ...hi, amberBp: 1500 } }));

  it.each<[string, Partial<FundDefinition>, string]>([
    ['without a class it may pay for', { classes: [] }, 'FundWithoutClasses'],
    ['without a year', { years: {} }, 'FundWithoutYears'],
    ['with amber above red', { amberBp: 1501 }, 'AmberAboveRed'],
    ['called core', { fund: 'core' }, 'FundCodeReserved'],
    ['called *', { fund: '*' }, 'FundCodeReserved'],
    ['under a regime nobody knows', { years: { '2022-23': { regime: 'free' as never } } }, 'UnknownRegime'],
  ])('refuses one %s', (_why, change, refusal) => given().when(defines(change)).thenRefused(refusal));

  it.each<[string, Partial<FundDefinition>]>([
    ['a rate below zero', { toleranceBp: -1 }],
    ['a rate with a digit too many', { amberBp: 50000, redBp: 50000 }],
    ['part of a basis point', { floorBp: 9000.5 }],
    ['a year whose halves do not follow', { years: { '2022-24': { regime: 'notional' } } }],
    ['a code that could be read as two', { fund: 'HI:QE1' }],
    ['no name', { name: ' ' }],
  ])('takes no definition with %s', (_why, change) => given().when(defines(change)).thenInvalid());
});

it('writes nothing for the same command twice', () => {
  provesRepetitionWritesNothing(fundDecider, {
    bodies: fc
      .record({
        floorBp: fc.constantFrom(9000, 10000),
        amberBp: fc.constantFrom(500, 1600),
        name: fc.constantFrom('a', 'b'),
      })
      .map((change) => ({ type: 'DefineFund' as const, data: { ...hi, ...change } })),
  });
});
