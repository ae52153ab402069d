import { createHash } from 'node:crypto';
import { canonicalJson, pence } from '#kernel';
import type { SubmitReturn } from '#domain/spend-return';
import { aDigest, aLine } from '../../domain/testing/digests.js';
import { finishAcceptedFiles } from '../finish-accepted.js';
import { importFile } from '../import-file.js';
import { CONTEXT, portsWith, type FakePorts } from '../testing/fake-ports.js';
import { fileOf, returnsCsv } from '../testing/sources.js';

let ports: FakePorts;
beforeEach(() => {
  ports = portsWith('QE1', 'QE0');
  ports.accountsKnown.add('HI:QE1:2022-23').add('HI:QE0:2022-23');
});

const row = (period: number, line: string, amount: string, rest = 'workforce', ics = 'QE1'): string =>
  `${ics},2022-23,${period},yes,${line},${amount},HI,${rest},,,,Quit Well,Invoice ${line},`;
const run = (...rows: string[]) => importFile(fileOf('returns', returnsCsv(...rows)), CONTEXT, ports);
const statements = (): Record<string, SubmitReturn['data']> =>
  Object.fromEntries(ports.asked('SubmitReturn').map(({ data }) => [`${data.ics} M${data.period}`, data]));

test('a finding is listed at its line, and goes with the submission by rule, line, pounds and sentence', async () => {
  ports.returnsKnown = [
    aDigest(1, [aLine(4000, { purpose: 'workforce', supplier: 'Quit Well', description: 'Invoice L2' })]),
  ];
  const result = await run(row(2, 'L1', '1.00'), row(2, 'L2', '4000.00'));
  const sentence =
    '1 line of £4,000.00 stands in M01 as well, with the same supplier, description and amount: check that nothing is entered twice.';
  expect(result).toMatchObject({
    status: 'applied',
    discrepancies: [
      {
        row: 3,
        cell: 'E3',
        value: 'L2',
        rule: 'same_line_in_another_month',
        message: sentence,
        amountPence: 400_000,
      },
    ],
  });
  const stated = { rule: 'same_line_in_another_month', line: 'L2', amountPence: pence(400_000), sentence };
  expect(statements()['QE1 M2']).toMatchObject({
    discrepancies: [stated],
    discrepancyCount: 1,
    discrepanciesSha256: createHash('sha256')
      .update(`${canonicalJson(stated)}\n`)
      .digest('hex'),
    discrepanciesConfirmedBy: null,
  });
});

test('returns of one file are held against the earlier ones in it, in whatever order they stand', async () => {
  const result = await run(row(3, 'L1', '5000.00'), row(1, 'L1', '5000.00'), row(2, 'L1', '5000.00'));
  expect(result).toMatchObject({ discrepancies: [{ row: 2 }, { row: 4 }] });
  expect(
    Object.entries(statements()).map(([name, data]) => [name, data.discrepancies.map(({ rule }) => rule)]),
  ).toEqual(
    expect.arrayContaining([
      ['QE1 M1', []],
      ['QE1 M2', ['same_line_in_another_month']],
      ['QE1 M3', ['identical_amounts']],
    ]),
  );
});

test('a later file is held against what it replaces, and says of which return it speaks', async () => {
  ports.returnsKnown = [aDigest(1, [aLine(9000)]), aDigest(2, [aLine(1)])];
  expect(await run(row(1, 'L1', '5000.00'), row(2, 'L9', '2.00'))).toMatchObject({
    discrepancies: [
      {
        row: 2,
        cell: null,
        rule: 'total_fell_from_version',
        message:
          'QE1 for 2022-23 M01: The total is £5,000.00, £4,000.00 less than the £9,000.00 of the version that it replaces: check that no lines are missing.',
      },
    ],
  });
});

test('a predecessor in the same file is one cause and one finding', async () => {
  ports.successionsKnown.push({
    predecessor: 'QE0',
    successor: 'QE1',
    effectiveOn: '2022-07-01',
    shareBp: 10_000,
  });
  await run(row(1, 'L1', '5000.00', 'workforce', 'QE0'), row(1, 'L1', '5000.00'));
  expect(statements()['QE0 M1']?.discrepancyCount).toBe(0);
  expect(statements()['QE1 M1']?.discrepancies).toMatchObject([
    { rule: 'same_line_of_related_system', line: 'L1' },
  ]);
});

test('what cells and lines say goes with the submission too, in that order', async () => {
  ports.accountsKnown.clear();
  await run(
    row(1, 'L1', '5000.00', 'NEW-1'),
    row(1, 'L2', '5000.00', 'workforce').replace('Invoice L2', 'Invoice L1'),
  );
  await run(row(2, 'L1', '5000.00'), row(2, 'L2', '5000.00').replace('Invoice L2', 'Invoice L1'));
  const rules = statements()['QE1 M1']?.discrepancies.map(({ rule, line }) => [rule, line]);
  expect(rules).toEqual([
    ['fund_without_allocation', 'L1'],
    ['unknown_intervention', 'L1'],
    ['fund_without_allocation', 'L2'],
  ]);
  expect(statements()['QE1 M2']?.discrepancies.map(({ rule }) => rule)).toContain('same_line_twice');
});

test('a return with a bad line is wrong and not odd, and is no past of others', async () => {
  ports.returnsKnown = [aDigest(1, [aLine(9000)])];
  const result = await run(row(1, 'L1', 'much'), row(1, 'L2', '1.00'), row(2, 'L2', '2.00'));
  expect(result).toMatchObject({ status: 'rejected', totalErrors: 1, totalDiscrepancies: 0 });
});

test('only the first 200 go in words; all of them by count and digest', async () => {
  const many = Array.from({ length: 250 }, (_, n) => row(1, `L${n}`, `${n}.00`, `NEW-${n}`));
  await run(...many);
  const { discrepancies, discrepancyCount } = statements()['QE1 M1']!;
  expect([discrepancies.length, discrepancyCount]).toEqual([200, 250]);
});

test('a file that a crash left is finished with the same statement', async () => {
  const file = fileOf('returns', returnsCsv(row(1, 'L1', '5000.00', 'NEW-1')));
  ports.refuse = ({ type }, step) =>
    type === 'SubmitReturn' && step === 'execute' ? new Error('killed') : undefined;
  await importFile(file, CONTEXT, ports).catch(() => undefined);
  ports.refuse = () => undefined;
  const [accept] = ports.asked('AcceptFile');
  ports.statuses.set(`returns:${accept!.data.sha256}`, 'accepted');
  await finishAcceptedFiles([{ accepted: accept!.data, context: CONTEXT }], ports);
  expect(statements()['QE1 M1']?.discrepancies).toMatchObject([{ rule: 'unknown_intervention', line: 'L1' }]);
});
