import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefusedError } from '#kernel';
import { CONTEXT, FakePorts } from '../testing/fake-ports.js';
import { returnsCsv } from '../testing/sources.js';
import { loadFolder } from './load-folder.js';

const BAD_FOLDER = 'test/fixtures/bad-folder';
const ORGANISATIONS =
  'ics_code,ons_code,name,region_code,region,established_on\nQE1,E54000048,NHS One,Y62,North West,2022-07-01\n';
const FUNDS = JSON.stringify([
  {
    ...{ fund: 'HI', name: 'Health inequalities', years: { '2022-23': { regime: 'ring_fenced' } } },
    ...{ classes: ['targeted_intervention'], floorBp: 10000, toleranceBp: 500, amberBp: 500, redBp: 1500 },
  },
]);
const ALLOCATIONS =
  'fund,ics_code,financial_year,kind,amount,effective_on,source\nHI,QE1,2022-23,award,"£4,000.00",2022-04-01,plan\n';
const SIGN_OFFS =
  'ics_code,financial_year,period,version,signed_off_by,signed_off_on\nQE1,2022-23,1,1,A Director,2022-05-30\n';

describe('a folder of files', () => {
  let folder: string;
  let ports: FakePorts;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringfence-folder-'));
    ports = new FakePorts();
    ports.fundsKnown.clear();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

  test('with one bad cell in each of many ways: every error at its cell, and nothing stored', async () => {
    const expected = JSON.parse(await readFile(join(BAD_FOLDER, 'expected.json'), 'utf8')) as {
      rule: string;
    }[];
    const result = await loadFolder(BAD_FOLDER, CONTEXT, ports);
    const found = result.errors.map(({ message: _message, ...where }) => where);
    expect(found).toEqual(expected);
    expect(new Set(expected.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(30);
    expect(result.status).toBe('rejected');
    expect(result.totalErrors).toBe(expected.length);
    expect(ports.executed).toEqual([]);
    expect(ports.journal).toEqual([]);
    expect(ports.peopleKnown.size).toBe(0);
  });

  test('is applied in the order in which its files rest on one another, whatever they are called', async () => {
    await put('sign-offs.csv', SIGN_OFFS);
    await put('returns.csv', returnsCsv('QE1,2022-23,1,yes,L1,10.00,HI,elective_recovery,,,,,,'));
    await put('allocations.csv', ALLOCATIONS);
    await put('funds.json', FUNDS);
    await put('organisations.csv', ORGANISATIONS);
    const result = await loadFolder(folder, CONTEXT, ports);
    expect(result.errors).toEqual([]);
    expect(result.status).toBe('applied');
    expect(ports.executed.map(({ type }) => type).filter((type) => !type.endsWith('File'))).toEqual([
      'RegisterOrganisation',
      'DefineFund',
      'AwardAllocation',
      'SubmitReturn',
      'SignOffReturn',
    ]);
  });

  test('is checked with one rehearsal, so that a sign-off sees the return before it', async () => {
    await put('organisations.csv', ORGANISATIONS);
    await put('funds.json', FUNDS);
    await put('returns.csv', returnsCsv('QE1,2022-23,1,yes,L1,10.00,HI,,,,,,,'));
    await put('sign-offs.csv', SIGN_OFFS);
    await loadFolder(folder, CONTEXT, ports);
    expect(ports.rehearsed.map(({ type }) => type).slice(-2)).toEqual(['SubmitReturn', 'SignOffReturn']);
  });

  test('is refused whole when one command is refused, with the decider’s code at its row', async () => {
    await put('organisations.csv', ORGANISATIONS);
    await put('sign-offs.csv', SIGN_OFFS);
    ports.refuse = ({ type }, step) =>
      type === 'SignOffReturn' && step === 'rehearse'
        ? new RefusedError('NoSuchVersion', 'There is no version 1 to sign: submit the return first.')
        : undefined;
    const result = await loadFolder(folder, CONTEXT, ports);
    expect(result.errors).toMatchObject([
      { file: 'sign-offs.csv', row: 2, cell: null, rule: 'no_such_version' },
    ]);
    expect(result.files.map(({ status }) => status)).toEqual(['acceptable', 'rejected']);
    expect(ports.executed).toEqual([]);
  });

  test('numbered files come in natural order, each the next version', async () => {
    await put('organisations.csv', ORGANISATIONS);
    await put('funds.json', FUNDS);
    for (const [at, name] of ['returns-10.csv', 'returns-2.csv', 'returns.csv'].entries()) {
      await put(name, returnsCsv(`QE1,2022-23,1,yes,L1,${at + 1}.00,HI,,,,,,,`));
    }
    const result = await loadFolder(folder, CONTEXT, ports);
    expect(result.files.map(({ fileName }) => fileName).slice(2)).toEqual([
      'returns.csv',
      'returns-2.csv',
      'returns-10.csv',
    ]);
    expect(ports.asked('SubmitReturn').map(({ data }) => data.totalPence)).toEqual([300, 200, 100]);
  });

  test('loaded again writes nothing and says so; so does the same file under two names', async () => {
    await put('organisations.csv', ORGANISATIONS);
    await put('organisations-2.csv', ORGANISATIONS);
    const first = await loadFolder(folder, CONTEXT, ports);
    expect(first.files.map(({ status }) => status)).toEqual(['applied', 'already_applied']);
    const before = ports.executed.length;
    const again = await loadFolder(folder, CONTEXT, ports);
    expect(again.files.map(({ status }) => status)).toEqual(['already_applied', 'already_applied']);
    expect(ports.executed).toHaveLength(before);
  });

  test('says which files it did not take, and why', async () => {
    await put('organisations.csv', ORGANISATIONS);
    await put('framework.json', '{}');
    await put('returns.xlsm', 'PK');
    await put('notes.txt', 'hello');
    const { notTaken, status } = await loadFolder(folder, CONTEXT, ports);
    expect(status).toBe('applied');
    expect(notTaken.map(({ fileName, message }) => `${fileName}: ${message}`)).toEqual([
      'framework.json: Files of this kind are not taken by this version: nothing was read from it.',
      'notes.txt: This is none of the files that can be loaded: nothing was read from it.',
      'returns.xlsm: Of workbooks only .xlsx is taken: save it as returns.xlsx, without macros, or as returns.csv ("CSV UTF-8").',
    ]);
  });

  test('that is missing, empty or holds none of the files is said in a sentence', async () => {
    expect(await loadFolder(join(folder, 'none'), CONTEXT, ports)).toMatchObject({
      status: 'nothing_to_load',
      problem: expect.stringContaining('There is no folder') as string,
    });
    expect((await loadFolder(folder, CONTEXT, ports)).problem).toContain('is empty');
    await put('notes.txt', 'hello');
    expect((await loadFolder(folder, CONTEXT, ports)).problem).toContain('holds none of the files');
    expect((await loadFolder(join(folder, 'notes.txt'), CONTEXT, ports)).problem).toContain('is a file');
  });

  test('holds the lock of every kind in the folder from check to write, in the order of the contract', async () => {
    await put('organisations.csv', ORGANISATIONS);
    await put('funds.json', FUNDS);
    await put('allocations.csv', ALLOCATIONS);
    await loadFolder(folder, CONTEXT, ports);
    const taken = ['+organisations', '+funds', '+allocations'];
    expect(ports.locks).toEqual([...taken, '-allocations', '-funds', '-organisations']);
    // What is looked up knows what was written before the locks were taken.
    expect(ports.refreshed).toBeGreaterThan(0);
  });
});
