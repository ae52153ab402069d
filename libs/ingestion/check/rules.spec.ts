import { importFile } from '../import-file.js';
import { interventionKey } from './world.js';
import type { ImportResult } from '../result.js';
import { CONTEXT, portsWith, type FakePorts } from '../testing/fake-ports.js';
import { fileOf, returnsCsv } from '../testing/sources.js';

const run = (ports: FakePorts, kind: string, text: string): Promise<ImportResult> =>
  importFile(fileOf(kind, text), CONTEXT, ports);

describe('discrepancies of returns warn and do not block', () => {
  const line = (id: string, purpose: string, amount = '10.00'): string =>
    `QE1,2022-23,1,yes,${id},${amount},HI,${purpose},,,,,,`;

  test('a fund without an allocation, with the pounds it touches', async () => {
    const ports = portsWith('QE1');
    expect(await run(ports, 'returns', returnsCsv(line('L1', 'ambulance')))).toMatchObject({
      status: 'applied',
      discrepancies: [{ cell: 'G2', rule: 'fund_without_allocation', amountPence: 1000 }],
    });
  });

  test('an intervention that neither the system nor a predecessor at any remove registered', async () => {
    const ports = portsWith('QE1');
    ports.accountsKnown.add('HI:QE1:2022-23');
    for (const [successor, predecessor] of [
      ['QE1', 'Q2'],
      ['QE1', 'QE1'],
      ['Q2', 'Q3'],
    ] as const)
      ports.successionsKnown.push({ predecessor, successor, effectiveOn: '2022-07-01', shareBp: 10_000 });
    ports.interventionsKnown.add(interventionKey('Q3', 'OLD-1'));
    const csv = returnsCsv(
      line('L1', 'OLD-1'),
      line('L2', 'NEW-1', '20.00'),
      line('L3', 'workforce'),
      line('L4', ''),
    );
    expect(await run(ports, 'returns', csv)).toMatchObject({
      status: 'applied',
      totalDiscrepancies: 1,
      discrepancies: [{ cell: 'H3', rule: 'unknown_intervention', amountPence: 2000 }],
    });
  });

  test('two lines that are equal in all but their name', async () => {
    const ports = portsWith('QE1');
    ports.accountsKnown.add('HI:QE1:2022-23');
    const csv = returnsCsv(
      line('L1', 'workforce'),
      line('L2', 'workforce'),
      line('L3', 'workforce', '10.01'),
    );
    expect(await run(ports, 'returns', csv)).toMatchObject({
      status: 'applied',
      discrepancies: [{ row: 3, value: 'L2', rule: 'same_line_twice', amountPence: 1000 }],
    });
  });
});

describe('rules of returns', () => {
  test('line is unique in its return, also when returns interleave; another return may use it again', async () => {
    const row = (period: number, line: string): string =>
      `QE1,2022-23,${period},yes,${line},${period}.00,HI,,,,,,,`;
    const result = await run(
      portsWith('QE1'),
      'returns',
      returnsCsv(row(1, 'L1'), row(2, 'L1'), row(1, 'L2'), row(2, 'L1'), row(1, 'L3')),
    );
    expect(result).toMatchObject({ totalErrors: 1, errors: [{ cell: 'E5', rule: 'line_not_unique' }] });
  });

  test('a programme is needed on core lines', async () => {
    const result = await run(portsWith('QE1'), 'returns', returnsCsv('QE1,2022-23,1,yes,L1,1,core,,,,,,,'));
    expect(result).toMatchObject({ errors: [{ cell: 'I2', rule: 'required' }] });
  });

  test('an unknown fund, and a fund without a regime in the year, are errors', async () => {
    const csv = returnsCsv('QE1,2022-23,1,yes,L1,1,XX,,,,,,,', 'QE1,2030-31,1,yes,L1,1,HI,,,,,,,');
    expect(await run(portsWith('QE1'), 'returns', csv)).toMatchObject({
      errors: [
        { cell: 'G2', rule: 'unknown_fund' },
        { cell: 'G3', rule: 'fund_year_without_regime' },
      ],
    });
  });

  test('a return that adds up to more than can be held is an error', async () => {
    const most = 'QE1,2022-23,1,yes,L1,90000000000.00,HI,,,,,,,';
    const csv = returnsCsv(most, most.replace('L1', 'L2'));
    expect(await run(portsWith('QE1'), 'returns', csv)).toMatchObject({
      errors: [{ cell: 'F3', rule: 'return_total_too_large' }],
    });
  });

  test('which is said once, and not again of every line after it', async () => {
    const lines = [1, 2, 3, 4, 5, 6].map((n) => `QE1,2022-23,1,yes,L${n},90000000000.00,HI,,,,,,,`);
    const refused = await run(portsWith('QE1'), 'returns', returnsCsv(...lines));
    expect(refused).toMatchObject({ totalErrors: 1, errors: [{ cell: 'F3' }] });
  });

  test('credits do not hide that the amounts of a return are beyond what can be summed', async () => {
    const csv = returnsCsv(
      'QE1,2022-23,1,yes,L1,90000000000.00,HI,,,,,,,',
      'QE1,2022-23,1,yes,L2,-90000000000.00,core,,smoking-cessation,,,,,',
    );
    expect(await run(portsWith('QE1'), 'returns', csv)).toMatchObject({
      errors: [{ cell: 'F3', rule: 'return_total_too_large' }],
    });
  });

  test('a month with nothing spent is one row with amount 0', async () => {
    const ports = portsWith('QE1');
    await run(ports, 'returns', returnsCsv('QE1,2022-23,1,no,L1,0,HI,,,,,,,'));
    expect(ports.asked('SubmitReturn')[0]?.data).toMatchObject({ lineCount: 1, totalPence: 0 });
  });
});

describe('rules between rows of small files', () => {
  test('shares of a predecessor and date make one succession and add up to 10000', async () => {
    const ports = portsWith('Q1', 'Q2', 'Q3');
    const header = 'effective_on,predecessor,successor,share_bp\n';
    const good = `${header}2026-04-01,Q1,Q2,6000\n2026-04-01,Q1,Q3,4000\n`;
    expect(await run(ports, 'successions', good)).toMatchObject({ status: 'applied', rows: 2, commands: 1 });
    expect(ports.asked('SucceedOrganisation')[0]?.data.successors).toEqual([
      { icsCode: 'Q2', shareBp: 6000 },
      { icsCode: 'Q3', shareBp: 4000 },
    ]);
    const bad = good.replace('4000', '4001');
    expect(await run(ports, 'successions', bad)).toMatchObject({
      totalErrors: 1,
      errors: [{ row: 3, cell: 'D3', rule: 'shares_not_whole' }],
    });
  });

  test('a share that cannot be read is one error: the sum is not judged then', async () => {
    const csv = 'effective_on,predecessor,successor,share_bp\n2026-04-01,Q1,Q2,60%\n2026-04-01,Q1,Q3,4000\n';
    const result = await run(portsWith('Q1', 'Q2', 'Q3'), 'successions', csv);
    expect(result).toMatchObject({ totalErrors: 1, errors: [{ cell: 'D2', rule: 'share_bp' }] });
  });
});
