import { checkOnly, importFile } from '../import-file.js';
import type { Discrepancy, CellError } from '../result.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf, returnsCsv } from '../testing/sources.js';

const SUCCESSIONS = [
  { predecessor: 'QNQ', successor: 'QS1', effectiveOn: '2026-04-01', shareBp: 5_000 },
  { predecessor: 'QNQ', successor: 'QS2', effectiveOn: '2026-04-01', shareBp: 5_000 },
  // Goes on under its own code, in part.
  { predecessor: 'QE1', successor: 'QE1', effectiveOn: '2026-04-01', shareBp: 5_000 },
  { predecessor: 'QE1', successor: 'QS1', effectiveOn: '2026-04-01', shareBp: 5_000 },
];

async function check(kind: string, csv: string, scope = {}): Promise<(Discrepancy | CellError)[]> {
  const ports = portsWith('QNQ', 'QE1', 'QS1');
  ports.successionsKnown.push(...SUCCESSIONS);
  const result = await checkOnly(fileOf(kind, csv), { ...CONTEXT, scope }, ports);
  return 'errors' in result ? [...result.errors, ...result.discrepancies] : [];
}
const returns = async (ics: string, year: string, period: number): Promise<string[]> =>
  (await check('returns', returnsCsv(`${ics},${year},${period},yes,L1,1.00,core,,smoking,,,,,`)))
    .filter(({ rule }) => rule === 'predecessor_code')
    .map(({ cell, message }) => `${cell} ${message}`);

test('a month after the end of a body names who followed it, and does not stop the file', async () => {
  expect(await returns('QNQ', '2026-27', 1)).toEqual([
    'A2 QNQ was succeeded by QS1, QS2 on 2026-04-01. Use the code of today.',
  ]);
});

test.each([
  ['its last month', 'QNQ', '2025-26', 12],
  ['the adjustments of its last year', 'QNQ', '2025-26', 13],
  ['a body that goes on', 'QE1', '2026-27', 1],
  ['the successor', 'QS1', '2026-27', 1],
])('%s is its own', async (_what, ics, year, period) => {
  expect(await returns(ics, year, period)).toEqual([]);
});

test('the whole year of an account after it', async () => {
  const csv = 'fund,ics_code,financial_year,period,amount\nHI,QNQ,2026-27,1,1.00\nHI,QNQ,2025-26,1,1.00\n';
  const found = (await check('plans', csv)).filter(({ rule }) => rule === 'predecessor_code');
  expect(found.map(({ cell }) => cell)).toEqual(['B2']);
});

test('the file of a predecessor is named as such where the submitter named a successor', async () => {
  const [error] = await check('returns', returnsCsv('QNQ,2025-26,1,yes,L1,1.00,HI,,,,,,,'), { ics: 'QS1' });
  expect(error).toMatchObject({
    rule: 'another_ics_code',
    message: expect.stringContaining('QNQ was succeeded by QS1, QS2 on 2026-04-01.') as string,
  });
});

test('the command carries the day from which a body is no more, for the decider to say whom it stops', async () => {
  const ports = portsWith('QNQ', 'QE1', 'QS1');
  ports.successionsKnown.push(...SUCCESSIONS);
  const rows = ['QNQ', 'QE1', 'QS1'].map((ics) => `${ics},2026-27,1,yes,L1,1.00,core,,smoking,,,,,`);
  await importFile(fileOf('returns', returnsCsv(...rows)), CONTEXT, ports);
  const carried = ports.asked('SubmitReturn').map(({ data }) => [data.ics, data.abolishedOn]);
  expect(Object.fromEntries(carried)).toEqual({ QNQ: '2026-04-01', QE1: null, QS1: null });
});
