import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefusedError } from '#kernel';
import { loadFolder } from '../folder/load-folder.js';
import { importFile } from '../import-file.js';
import { CONTEXT, portsWith, type FakePorts } from '../testing/fake-ports.js';
import { fileOf, returnsCsv } from '../testing/sources.js';

let ports: FakePorts;
beforeEach(() => (ports = portsWith('QE1')));

async function cellsOf(kind: string, text: string): Promise<string[]> {
  const result = await importFile(fileOf(kind, text), CONTEXT, ports);
  return result.status === 'rejected' ? result.errors.map(({ cell, rule }) => `${cell} ${rule}`) : [];
}

describe('a row with a bad cell is held against other rows by its key, and by nothing that it may say when mended', () => {
  const PLANS = 'fund,ics_code,financial_year,period,amount\n';
  const VIREMENTS =
    'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by,reference\n';
  const virement = (amount: string, reference: string) =>
    `HI,QE1,2022-23,1,out,workforce,${amount},spec,A Board,${reference}\n`;

  test('two rows of one key are told, whichever is bad; a key that cannot be read is none', async () => {
    const good = 'HI,QE1,2022-23,1,1.00\n';
    const bad = good.replace('1.00', 'x');
    expect(await cellsOf('plans', PLANS + good + bad)).toEqual(['D3 duplicate_row', 'E3 amount']);
    expect(await cellsOf('plans', PLANS + bad + good)).toEqual(['E2 amount', 'D3 duplicate_row']);
    const noPeriod = good.replace(',1,', ',14,');
    expect(await cellsOf('plans', PLANS + noPeriod + noPeriod)).toEqual(['D2 period', 'D3 period']);
  });

  test('a reference that is in the log is told of rows that are read, and of no row that may be the same again', async () => {
    ports.referencesKnown.set('virements:V1', 'the digest of another row');
    expect(await cellsOf('virements', VIREMENTS + virement('x', 'V1') + virement('2.00', 'V1'))).toEqual([
      ...['G2 amount', 'J3 reference_reused'],
    ]);
  });

  test.each([
    ['before', ['x', '2.00'], 'G2 amount'],
    ['after', ['2.00', 'x'], 'G3 amount'],
  ])(
    'under one reference, a row with a bad amount %s a good one is told at its amount alone',
    async (...given) => {
      const [, [first, second], found] = given;
      const rows = virement(first!, 'V2') + virement(second!, 'V2');
      expect(await cellsOf('virements', VIREMENTS + rows)).toEqual([found]);
    },
  );

  test('a line that stands in the return already is told beside its bad amount', async () => {
    const line = (id: string, amount: string) => `QE1,2022-23,1,yes,${id},${amount},HI,,,,,,,`;
    expect(
      await cellsOf('returns', returnsCsv(line('L1', '1.00'), line('L1', 'x'), line('L2', 'x'))),
    ).toEqual([...['E3 line_not_unique', 'F3 amount', 'F4 amount']]);
  });
});

test('a return into a closed year is told so beside its bad lines', async () => {
  ports.refuse = ({ type }, step) =>
    type === 'SubmitReturn' && step === 'rehearse'
      ? new RefusedError('YearClosed', 'It was closed.')
      : undefined;
  const lines = returnsCsv('QE1,2022-23,1,yes,L1,x,HI,,,,,,,', 'QE1,2022-23,1,yes,L2,1.00,HI,,,,,,,');
  expect(await cellsOf('returns', lines)).toEqual(['B2 year_closed', 'F2 amount']);
});

describe('a sign-off beside returns with errors', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ringfence-every-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const line = (period: string, amount = '1.00') => `QE1,2022-23,${period},yes,L1,${amount},HI,,,,,,,`;
  /** What is found at sign-offs of M1 version 1 and M2 version 9, where the log knows only what was rehearsed. */
  async function signed(...lines: string[]): Promise<string[]> {
    ports.refuse = (command, step) => {
      if (command.type !== 'SignOffReturn' || step !== 'rehearse') return undefined;
      const { period, version } = command.data;
      const versions = ports.rehearsed.filter(
        (each) => each.type === 'SubmitReturn' && each.data.period === period,
      );
      return version <= versions.length
        ? undefined
        : new RefusedError('ReturnVersionUnknown', 'It is not there.');
    };
    await writeFile(join(folder, 'returns.csv'), returnsCsv(...lines));
    await writeFile(
      join(folder, 'sign-offs.csv'),
      'ics_code,financial_year,period,version,signed_off_by,signed_off_on\n' +
        'QE1,2022-23,1,1,A Director,2022-05-30\nQE1,2022-23,2,9,A Director,2022-06-30\n',
    );
    const { errors } = await loadFolder(folder, CONTEXT, ports);
    return errors.filter(({ file }) => file === 'sign-offs.csv').map(({ cell, rule }) => `${cell} ${rule}`);
  }

  test('is judged, and the return with a bad line counts as handed in', async () => {
    expect(await signed(line('1', 'x'), line('2'))).toEqual(['D3 return_version_unknown']);
  });

  test('is a fault of ours, not nothing, where the log does not answer', async () => {
    await writeFile(join(folder, 'returns.csv'), returnsCsv(line('14')));
    await writeFile(
      join(folder, 'sign-offs.csv'),
      'ics_code,financial_year,period,version,signed_off_by,signed_off_on\nQE1,2022-23,1,1,A Director,2022-05-30\n',
    );
    ports.refuse = ({ type }) => (type === 'SignOffReturn' ? new Error('the disk is gone') : undefined);
    await expect(loadFolder(folder, CONTEXT, ports)).rejects.toThrow('the disk is gone');
  });

  test('is not judged where a row cannot be told what return it is of', async () => {
    expect(await signed(line('1'), line('14'))).toEqual([]);
    expect(await signed(line('1'), `${line('2')},one cell more`)).toEqual([]);
  });
});
