import { abolishedOn, demandLivingBody } from './abolition.js';
import { successionsOf } from './footprint/lineage.js';

const successions = successionsOf([
  { predecessor: 'QE1', effectiveOn: '2026-04-01', successor: 'QN1', shareBp: 10000 },
  { predecessor: 'QOQ', effectiveOn: '2025-10-15', successor: 'QN1', shareBp: 10000 },
  { predecessor: 'QNQ', effectiveOn: '2024-04-01', successor: 'QNQ', shareBp: 9000 },
  { predecessor: 'QNQ', effectiveOn: '2024-04-01', successor: 'QU9', shareBp: 1000 },
]);

it('a body ends on the day that nothing of it stays', () => {
  expect(['QE1', 'QNQ', 'QF7'].map((ics) => abolishedOn(ics, successions))).toEqual([
    '2026-04-01',
    null,
    null,
  ]);
});

it.each([
  ['QE1', '2025-26', 12],
  ['QE1', '2025-26', 13],
  ['QOQ', '2025-26', 7],
  ['QNQ', '2026-27', 1],
  ['QF7', '2026-27', 1],
])('%s still owes its return of %s M%d', (ics, year, period) =>
  expect(() => demandLivingBody({ ics, year, period }, abolishedOn(ics, successions))).not.toThrow(),
);

it.each([
  ['QE1', '2026-27', 1],
  ['QOQ', '2025-26', 8],
  ['QOQ', '2025-26', 13],
])('%s has no return of %s M%d', (ics, year, period) =>
  expect(() => demandLivingBody({ ics, year, period }, abolishedOn(ics, successions))).toThrow(
    expect.objectContaining({ code: 'BodyAbolished' }),
  ),
);
