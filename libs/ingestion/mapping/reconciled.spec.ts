import fc from 'fast-check';
import { checkOnly } from '../import-file.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { COLUMNS, ignored, MAPPING, rule } from '../testing/mappings.js';
import { fileOf } from '../testing/sources.js';
import { wholeOf } from '../testing/unzip.js';
import { mapExtract, type MappedExtract } from './map-extract.js';
import type { Mapping } from './mapping.js';

const TARGET = { ics: 'QE1', year: '2022-23', period: 1, coreComplete: true };
const HEADER = 'Cost Centre,Account,Amount,Narrative';
const map = (
  rows: string[],
  mapping: Mapping = MAPPING,
  header = HEADER,
  target = TARGET,
): Promise<MappedExtract> =>
  mapExtract(fileOf('extract', [header, ...rows].join('\n'), 'ledger.csv'), mapping, target);
const returnOf = async ({ returns }: MappedExtract): Promise<string[]> =>
  (await wholeOf(returns!.open())).toString().split('\r\n').slice(0, -1);

test('property: every penny of an extract is in the return, ignored, of another month or unmatched; and the return is one that is taken', async () => {
  const code = fc.constantFrom('41', '4102', '41-0', '0-41', '7', '');
  const pence = fc.integer({ min: -10_000_000, max: 10_000_000 });
  const row = fc.record({ costCentre: code, account: code, pence, month: fc.constantFrom('1', '2') });
  const rules = fc.uniqueArray(
    fc.record({
      costCentre: fc.constantFrom('41*', '4102', '0*', '*'),
      account: fc.constantFrom('7', '41', '0*'),
      ignore: fc.boolean(),
    }),
    { maxLength: 4, selector: (each) => `${each.costCentre} ${each.account}` },
  );
  const ports = portsWith('QE1');
  ports.accountsKnown.add('HI:QE1:2022-23');
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), rules, async (rows, some) => {
      const mapping: Mapping = {
        columns: { ...COLUMNS, period: 'Month' },
        rules: [
          ...some.map((each) => (each.ignore ? ignored : rule)(each.costCentre, each.account)),
          ...(some.length % 2 ? [rule('*', '*')] : []),
        ],
      };
      const lines = rows.map(
        (each) => `${each.costCentre},${each.account},${(each.pence / 100).toFixed(2)},,${each.month}`,
      );
      const mapped = await map(lines, mapping, `${HEADER},Month`);
      const { extract, lines: taken, ignored: left, otherMonths, unmatched } = mapped.reconciliation;
      const parts = [taken, left, otherMonths, unmatched];
      expect(extract).toEqual({
        rows: parts.reduce((sum, part) => sum + part.rows, 0),
        totalPence: parts.reduce((sum, part) => sum + part.totalPence, 0),
      });
      expect(extract).toEqual({
        rows: rows.length,
        totalPence: rows.reduce((sum, each) => sum + each.pence, 0),
      });
      if (mapped.returns === null) return;
      const result = await checkOnly(mapped.returns, CONTEXT, ports);
      expect(result).toMatchObject({ status: 'acceptable', rows: taken.rows });
      const [, ...made] = await returnOf(mapped);
      const total = made.reduce((sum, line) => sum + Math.round(Number(line.split(',')[5]) * 100), 0);
      expect(total).toBe(taken.totalPence);
    }),
    { numRuns: 100 },
  );
});
