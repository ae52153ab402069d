import { checkOnly } from '../import-file.js';
import type { ReadingLimits } from '../ports.js';
import { inspect } from '../read/inspect.js';
import { plans } from '../kinds/plans.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';
import { sheetOfCsv } from '../testing/workbook.js';
import { Findings } from './findings.js';
import { readRows } from './read-rows.js';

const PLANS = `fund,ics_code,financial_year,period,amount
HI,QE1,2022-23,1,1.00
HI,QE1,2022-23,2,1.00
HI,QE1,2022-23,3,1.00
`;

describe.each([
  ['CSV', Buffer.from(PLANS)],
  ['a workbook', sheetOfCsv(PLANS)],
])('a file from outside, as %s', (_what, bytes) => {
  const rules = async (limits: ReadingLimits): Promise<string[]> => {
    const result = await checkOnly(fileOf('plans', bytes), { ...CONTEXT, limits }, portsWith('QE1'));
    return result.status === 'rejected' ? result.errors.map(({ rule }) => rule) : [];
  };

  test('has at most so many rows, and so much time', async () => {
    expect(await rules({ rows: 3, milliseconds: 60_000 })).toEqual([]);
    expect(await rules({ rows: 2, milliseconds: 60_000 })).toEqual(['too_many_rows']);
    expect(await rules({ rows: 3, milliseconds: -1 })).toEqual(['too_slow']);
  });

  test('and is given up where what is held of it is too much', async () => {
    const source = fileOf('plans', bytes);
    const inspection = await inspect(() => source.open());
    const findings = new Findings(source.fileName);
    const reader = { visit: () => undefined, isFull: () => true };
    await readRows(source, inspection, plans, [plans], undefined, findings, reader, () => undefined);
    expect(findings.found().errors.map(({ rule }) => rule)).toEqual(['file_too_large']);
  });
});
