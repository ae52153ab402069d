import { importFile } from '../import-file.js';
import { referenceDigest } from './references.js';
import type { ImportResult } from '../result.js';
import { CONTEXT, portsWith, type FakePorts } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';

const run = (ports: FakePorts, kind: string, text: string): Promise<ImportResult> =>
  importFile(fileOf(kind, text), CONTEXT, ports);

describe('a reference', () => {
  const csv = (...rows: string[]): string =>
    ['fund,ics_code,financial_year,kind,amount,effective_on,source,reference', ...rows, ''].join('\n');
  const A1 = 'HI,QE1,2022-23,award,10.00,2022-04-01,plan,A1';

  test('the same row again in the file is ignored', async () => {
    const ports = portsWith('QE1');
    expect(await run(ports, 'allocations', csv(A1, A1))).toMatchObject({
      status: 'applied',
      rows: 2,
      commands: 1,
    });
    expect(ports.asked('AwardAllocation')).toHaveLength(1);
  });

  test('the same row again in another file is ignored, another row under it is an error', async () => {
    const ports = portsWith('QE1');
    await run(ports, 'allocations', csv(A1));
    const other = A1.replace('A1', 'A2');
    expect(await run(ports, 'allocations', csv(A1, other))).toMatchObject({ status: 'applied', commands: 1 });
    const changed = A1.replace('10.00', '11.00');
    expect(await run(ports, 'allocations', csv(changed))).toMatchObject({
      status: 'rejected',
      errors: [{ row: 2, cell: 'H2', value: 'A1', rule: 'reference_reused' }],
    });
  });

  test('an adjustment under the reference of an award is another row', async () => {
    const ports = portsWith('QE1');
    const result = await run(ports, 'allocations', csv(A1, A1.replace('award', 'adjustment')));
    expect(result).toMatchObject({ errors: [{ row: 3, rule: 'reference_reused' }] });
  });

  test('rests on the event in the log, whatever the order of its members', () => {
    const digest = referenceDigest({ type: 'VirementMade', data: { a: 1, b: 2 } });
    expect(referenceDigest({ data: { b: 2, a: 1 }, type: 'VirementMade' })).toBe(digest);
    expect(referenceDigest({ data: { b: 2, a: 1 }, type: 'CarryForwardApproved' })).not.toBe(digest);
  });
});
