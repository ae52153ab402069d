import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFolder, type CellError, type FolderResult } from '#ingestion';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { openHouse, type House } from '../support/house.js';
import { operatorContext } from '../support/operator.js';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const BAD = join(FIXTURES, 'bad-folder');

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const load = (folder: string): Promise<FolderResult> =>
  loadFolder(folder, operatorContext(), ingestionPorts(house.runtime));

const count = async (table: string): Promise<number> => {
  const { rows } = await house.runtime.pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(rows[0]!.count);
};

async function expectNothingStored(head: unknown): Promise<void> {
  expect(await house.runtime.log.head()).toEqual(head);
  for (const table of ['uploads', 'upload_chunks', 'people', 'receipts']) {
    expect({ table, rows: await count(`workspace.${table}`) }).toEqual({ table, rows: 0 });
  }
}

describe('a folder with one bad cell in each of many ways', () => {
  test('tells every error once, at its cell, in a sentence, and stores nothing', async () => {
    const head = await house.runtime.log.head();
    const expected = JSON.parse(await readFile(join(BAD, 'expected.json'), 'utf8')) as Omit<
      CellError,
      'message'
    >[];
    expect(expected.length).toBeGreaterThanOrEqual(30);

    const { status, errors, totalErrors } = await load(BAD);

    // The deciders are asked too: a fault told at its cell is not told again as their refusal.
    expect(errors.map(({ message: _message, ...where }) => where)).toEqual(expected);
    expect({ status, totalErrors }).toEqual({ status: 'rejected', totalErrors: expected.length });
    for (const { message } of errors) expect(message).toMatch(/^\S+ .*[.)]$/);
    await expectNothingStored(head);
  });

  test('tells the same a second time: the first left no trace', async () => {
    const [first, second] = [await load(BAD), await load(BAD)];
    expect(second.errors).toEqual(first.errors);
  });
});

describe('a good folder with one bad cell', () => {
  /** The worked example with one cell of one file changed. */
  async function worked(name: string, file: string, from: string, to: string): Promise<string> {
    const folder = join(house.folder, name);
    await mkdir(folder);
    await cp(join(FIXTURES, 'worked-example'), folder, { recursive: true });
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
    return folder;
  }

  test.each([
    // What rests on the bad row is not told as well: the sign-off of that return, the files for that system.
    [
      'returns.csv',
      '125000.00',
      '125000.001',
      { row: 2, column: 'amount', cell: 'F2', rule: 'amount_decimals' },
    ],
    ['organisations.csv', '2022-07-01', '2022-02-30', { row: 2, cell: 'F2', rule: 'date_not_in_calendar' }],
    ['sign-offs.csv', 'QE1,2022-23,12,1,', 'QE1,2022-23,12,2,', { row: 13, rule: 'return_version_unknown' }],
    ['virements.csv', '500000.00', '-500000.00', { row: 2, column: 'amount', rule: 'amount_not_positive' }],
  ])('in %s tells that one and stores nothing of any file', async (file, from, to, error) => {
    const head = await house.runtime.log.head();
    const result = await load(await worked(`one-${file}`, file, from, to));
    expect(result.errors).toHaveLength(1);
    expect(result.errors[0]).toMatchObject({ file, ...error });
    expect(result.files.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    await expectNothingStored(head);
  });

  test('is taken once the cell is mended', async () => {
    expect((await load(join(FIXTURES, 'worked-example'))).status).toBe('applied');
    await rm(join(house.folder, 'one-returns.csv'), { recursive: true });
  });
});
