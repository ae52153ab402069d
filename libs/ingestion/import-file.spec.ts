import { canonicalJson, RefusedError } from '#kernel';
import { createHash } from 'node:crypto';
import { finishAcceptedFiles } from './finish-accepted.js';
import { checkOnly, importFile } from './import-file.js';
import { jsonRowsSource } from './json-rows.js';
import type { AnyCommand } from './ports.js';
import { CONTEXT, portsWith, type FakePorts } from './testing/fake-ports.js';
import { fileOf, returnsCsv } from './testing/sources.js';

const SIGN_OFFS =
  'ics_code,financial_year,period,version,signed_off_by,signed_off_on\n' +
  'QE1,2022-23,1,1,A Director,2022-05-30\nQE1,2022-23,2,1,A Director,2022-06-30\n';
const RETURNS = returnsCsv(
  'QE1,2022-23,M1,yes,L1,10.50,HI,elective_recovery,,0042,0521,A supplier,"An ""odd"", line",invoice',
  'QE1,2022-23,2,no,L1,(2.00),core,,smoking-cessation,,,,,',
  'QE1,2022-23,1,yes,L2,-0.50,HI,,ignored,,,,,',
);

describe('a file is all or nothing', () => {
  let ports: FakePorts;
  beforeEach(() => (ports = portsWith('QE1')));

  test('is stored, accepted, applied, completed and let go, in this order', async () => {
    const result = await importFile(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports);
    expect(result).toMatchObject({ status: 'applied', rows: 2, commands: 2, written: 4, position: 4n });
    expect(ports.journal).toEqual([
      'store',
      'AcceptFile',
      'SignOffReturn',
      'SignOffReturn',
      'CompleteFile',
      'remove',
    ]);
  });

  test('with an error stores nothing, not even a name', async () => {
    const bad = SIGN_OFFS.replace('2022-06-30', '30 June');
    const result = await importFile(fileOf('sign-offs', bad), CONTEXT, ports);
    expect(result).toMatchObject({
      status: 'rejected',
      totalErrors: 1,
      errors: [{ cell: 'F3', value: '30 June' }],
    });
    expect(ports.journal).toEqual([]);
    expect(ports.peopleKnown.size).toBe(0);
  });

  test('names become opaque ids before they reach a command', async () => {
    await importFile(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports);
    expect(JSON.stringify(ports.executed)).not.toContain('A Director');
    expect(ports.asked('SignOffReturn').map(({ data }) => data.signedOffBy)).toEqual([
      'person-1',
      'person-1',
    ]);
  });

  test('applied before, whatever its name: writes nothing and says so', async () => {
    await importFile(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports);
    const before = ports.executed.length;
    const again = await importFile(fileOf('sign-offs', SIGN_OFFS, 'other.csv'), CONTEXT, ports);
    expect(again.status).toBe('already_applied');
    expect(ports.executed).toHaveLength(before);
  });

  test('a check alone stores nothing', async () => {
    const result = await checkOnly(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports);
    expect(result).toMatchObject({ status: 'acceptable', commands: 2, totalErrors: 0 });
    expect(ports.journal).toEqual([]);
  });

  test('that changes while it is read is rejected, and its upload let go', async () => {
    let opened = 0;
    const source = fileOf('sign-offs', SIGN_OFFS);
    const other = fileOf('sign-offs', SIGN_OFFS.replace('QE1,2022-23,2', 'QE1,2022-23,3'));
    // Read for its digest, for its rows, and then, changed, for the upload.
    const changing = { ...source, open: () => ((opened += 1) < 3 ? source : other).open() };
    const result = await importFile(changing, CONTEXT, ports);
    expect(result).toMatchObject({ status: 'rejected', errors: [{ rule: 'file_changed' }] });
    expect(ports.executed).toEqual([]);
    expect(ports.stored.size).toBe(0);
  });

  test('a command refused after acceptance is said loudly, and the rest is applied', async () => {
    ports.refuse = (command, step) =>
      step === 'execute' && command.type === 'SignOffReturn' && command.data.period === 1
        ? new RefusedError('SentBack', 'The version was sent back.')
        : undefined;
    const result = await importFile(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports);
    expect(result).toMatchObject({ status: 'applied', lateRefusals: [{ row: 2, rule: 'sent_back' }] });
    expect(ports.asked('SignOffReturn')).toHaveLength(1);
  });

  test('rows from the API go through the same checks, and errors point at the member', async () => {
    const row = { ics_code: 'QE1', financial_year: '2022-23', period: 14, version: 1 };
    const rows = [{ ...row, signed_off_by: 'A', signed_off_on: '2022-05-30' }];
    const result = await importFile(jsonRowsSource('sign-offs', rows), CONTEXT, ports);
    expect(result).toMatchObject({ errors: [{ row: 1, cell: '/0/period', value: '14', rule: 'period' }] });
  });

  test('another system’s file is named as such before its rows are read', async () => {
    const scoped = { ...CONTEXT, scope: { ics: 'QOQ', year: '2022-23' } };
    const result = await importFile(fileOf('returns', RETURNS), scoped, ports);
    expect(result).toMatchObject({ totalErrors: 1, errors: [{ row: null, rule: 'another_ics_code' }] });
  });
});

describe('a return in a file', () => {
  test('is one command with its control total and the digest of its lines, and its lines follow', async () => {
    const ports = portsWith('QE1');
    const result = await importFile(fileOf('returns', RETURNS), CONTEXT, ports);
    expect(result).toMatchObject({ status: 'applied', rows: 3, commands: 2, totalErrors: 0 });
    const [first, second] = ports.asked('SubmitReturn').map(({ data }) => data);
    expect(first).toMatchObject({ ics: 'QE1', year: '2022-23', period: 1, coreComplete: true, lineCount: 2 });
    expect(first?.totalPence).toBe(1000);
    expect(second).toMatchObject({ period: 2, coreComplete: false, totalPence: -200 });
    const lines = ports.lines.get(first?.reference as string) ?? [];
    expect(lines).toEqual([
      {
        ...{
          line: 'L1',
          amountPence: 1050,
          chargedTo: 'HI',
          purpose: 'elective_recovery',
          costCentre: '0042',
        },
        ...{
          accountCode: '0521',
          supplier: 'A supplier',
          description: 'An "odd", line',
          evidence: 'invoice',
        },
      },
      { line: 'L2', amountPence: -50, chargedTo: 'HI' },
    ]);
    const hash = createHash('sha256');
    for (const line of lines) hash.update(`${canonicalJson(line)}\n`);
    expect(first?.linesSha256).toBe(hash.digest('hex'));
  });

  test('an operator’s file carries the date on which the year was closed: the decider says whom it stops', async () => {
    const ports = portsWith('QE1');
    ports.yearClosingsKnown.set('QE1:2022-23', '2023-05-31');
    await importFile(fileOf('returns', RETURNS), CONTEXT, ports);
    expect(ports.asked('SubmitReturn')[0]?.data.yearClosedOn).toBe('2023-05-31');
  });
});

describe('a kill at any point', () => {
  const stopAfter = async (
    commands: number,
  ): Promise<{ ports: FakePorts; before: readonly AnyCommand[] }> => {
    const ports = portsWith('QE1');
    ports.refuse = (_command, step) =>
      step === 'execute' && ports.executed.length === commands ? new Error('killed') : undefined;
    await expect(importFile(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports)).rejects.toThrow('killed');
    ports.refuse = () => undefined;
    return { ports, before: [...ports.executed] };
  };
  const whole = async (): Promise<string[]> => {
    const ports = portsWith('QE1');
    await importFile(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports);
    return ports.executed.map(({ meta }) => meta.commandId).sort();
  };

  test.each([1, 2, 3])(
    'after %i commands: the next start finishes from the upload, each command once',
    async (n) => {
      const { ports, before } = await stopAfter(n);
      const accepted = before[0];
      if (accepted?.type !== 'AcceptFile') throw new Error('not accepted');
      const [done] = await finishAcceptedFiles([{ accepted: accepted.data, context: CONTEXT }], ports);
      expect(done).toMatchObject({ status: 'applied', lateRefusals: [] });
      expect(ports.executed.map(({ meta }) => meta.commandId).sort()).toEqual(await whole());
      expect(ports.stored.size).toBe(0);
    },
  );

  test('before acceptance: the upload is garbage, and the next attempt replaces it', async () => {
    const { ports } = await stopAfter(0);
    expect(ports.stored.size).toBe(1);
    expect(await importFile(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports)).toMatchObject({
      status: 'applied',
    });
    expect(ports.stored.size).toBe(0);
  });

  test('handed in again before the next start finished it: it is finished then and there', async () => {
    const { ports } = await stopAfter(2);
    const result = await importFile(fileOf('sign-offs', SIGN_OFFS), CONTEXT, ports);
    expect(result).toMatchObject({ status: 'applied', rows: 2 });
    expect(ports.executed.map(({ meta }) => meta.commandId).sort()).toEqual(await whole());
  });

  test('an upload that is gone fails by name and does not keep the others waiting', async () => {
    const { ports, before } = await stopAfter(2);
    const accepted = before[0];
    if (accepted?.type !== 'AcceptFile') throw new Error('not accepted');
    const lost = { ...accepted.data, sha256: '0'.repeat(64) };
    const results = await finishAcceptedFiles(
      [lost, accepted.data].map((each) => ({ accepted: each, context: CONTEXT })),
      ports,
    );
    expect(results.map(({ status }) => status)).toEqual(['failed', 'applied']);
  });
});
