import { pence } from '#kernel';
import { apportion } from './apportion.js';
import { lineageOf, successionsOf, type SuccessionEdge } from './lineage.js';
import { splitAlong } from './split.js';

const edge = (
  effectiveOn: string,
  predecessor: string,
  successor: string,
  shareBp = 10000,
): SuccessionEdge => ({ effectiveOn, predecessor, successor, shareBp });

const ends = (edges: SuccessionEdge[], ics: string, amount = 1000, year = '2022-23') =>
  splitAlong(pence(amount), lineageOf(ics, year, successionsOf(edges))).map((part) => [
    [ics, ...part.steps.map((step) => step.ics)].join('>'),
    part.amountPence,
  ]);

describe('apportioning', () => {
  const thirds = [
    { icsCode: 'QU9', shareBp: 3333 },
    { icsCode: 'QRL', shareBp: 3334 },
    { icsCode: 'QXU', shareBp: 3333 },
  ];
  const amounts = (amount: number) => apportion(pence(amount), thirds).map((part) => part.amountPence);

  it('hands what floors leave over to the largest remainder, ties to the earlier code', () => {
    // QRL 3334 ÷ 10000 has the largest remainder of one penny; of two, QU9 and QXU tie.
    expect(amounts(1)).toEqual([1, 0, 0]);
    expect(amounts(2)).toEqual([1, 1, 0]);
  });

  it('puts the sign back', () => expect(amounts(-2)).toEqual([-1, -1, 0]));

  it('is exact where the product passes 2^53', () => {
    expect(amounts(Number.MAX_SAFE_INTEGER)).toEqual([3003000231530647, 3002099511605172, 3002099511605172]);
  });
});

describe('the way of an account', () => {
  const merger = [edge('2026-04-01', 'QE1', 'QN1'), edge('2026-04-01', 'QOQ', 'QN1')];
  const split = [edge('2025-04-01', 'QNQ', 'QRL', 2500), edge('2025-04-01', 'QNQ', 'QOQ', 7500)];

  it('of a body that lives ends where it began', () => expect(ends(merger, 'QF7')).toEqual([['QF7', 1000]]));

  it('goes through successions in date order, each split to the penny', () => {
    expect(ends([...merger, ...split], 'QNQ', 3)).toEqual([
      ['QNQ>QOQ>QN1', 2],
      ['QNQ>QRL', 1],
    ]);
  });

  it('leads on from a body that was succeeded on the same day', () => {
    expect(ends([edge('2026-04-01', 'QOQ', 'QE1'), ...merger.slice(0, 1)], 'QOQ')).toEqual([
      ['QOQ>QE1>QN1', 1000],
    ]);
  });

  it('does not split again what stayed, but for a later succession', () => {
    const change = [edge('2024-04-01', 'QE1', 'QE1', 9000), edge('2024-04-01', 'QE1', 'QOP', 1000)];
    expect(ends(change, 'QE1')).toEqual([
      ['QE1>QE1', 900],
      ['QE1>QOP', 100],
    ]);
    expect(ends([...change, ...merger], 'QE1')).toEqual([
      ['QE1>QE1>QN1', 900],
      ['QE1>QOP', 100],
    ]);
  });

  it('leaves whole what came, or was given, after the boundary moved', () => {
    const change = [edge('2024-04-01', 'QE1', 'QE1', 9000), edge('2024-04-01', 'QE1', 'QOP', 1000)];
    expect(ends(change, 'QE1', 1000, '2024-25')).toEqual([['QE1', 1000]]);
    expect(ends([...change, edge('2025-04-01', 'QOQ', 'QE1')], 'QOQ')).toEqual([['QOQ>QE1', 1000]]);
  });

  it('leads on from a body that was gone before the year began', () => {
    expect(ends(merger, 'QE1', 1000, '2027-28')).toEqual([['QE1>QN1', 1000]]);
  });

  it('ends in a register that goes in a circle', () => {
    const circle = [edge('2026-04-01', 'QE1', 'QOQ'), edge('2026-04-01', 'QOQ', 'QE1')];
    expect(ends(circle, 'QE1')).toEqual([['QE1>QOQ>QE1', 1000]]);
  });

  it('refuses a register that would keep it busy for ever', () => {
    const bodies = ['QA', 'QB', 'QC', 'QD', 'QE', 'QF', 'QG', 'QH'];
    const all = bodies.flatMap((a) => bodies.map((b) => edge('2026-04-01', a, b, 1250)));
    const tangled = all.filter(({ predecessor, successor }) => predecessor !== successor);
    expect(() => ends(tangled, 'QA')).toThrow(expect.objectContaining({ code: 'RegisterTangled' }));
  });
});
