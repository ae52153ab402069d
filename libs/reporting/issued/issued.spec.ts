import { pence } from '#kernel';
import { reportOf, SILENT, WORKED } from '../testing/silent-report.js';
import { differencesBetween } from './differences.js';
import { FROZEN_FILES, frozenFilesOf, isFrozenFile } from './frozen-files.js';

describe('what is frozen', () => {
  it('is the same bytes for the same report, whatever the order of its systems', async () => {
    const files = frozenFilesOf(await reportOf([WORKED, SILENT]));
    expect(frozenFilesOf(await reportOf([SILENT, WORKED]))).toEqual(files);
    expect(files.map(({ name }) => name)).toEqual(Object.keys(FROZEN_FILES));
    expect(isFrozenFile('toString')).toBe(false);
  });

  it('has a description of every column of each table, in its order', async () => {
    const files = new Map(
      frozenFilesOf(await reportOf([WORKED, SILENT])).map(({ name, bytes }) => [name, bytes.toString()]),
    );
    for (const table of ['systems.csv', 'totals.csv'] as const) {
      const { tableSchema } = JSON.parse(files.get(`${table}-metadata.json`)!) as {
        tableSchema: { columns: { name: string; datatype: string; null?: string }[] };
      };
      const [header, ...rows] = files
        .get(table)!
        .trimEnd()
        .split('\r\n')
        .map((row) => row.split(','));
      expect(tableSchema.columns.map(({ name }) => name)).toEqual(header);
      for (const row of rows)
        tableSchema.columns.forEach(({ datatype, null: none }, at) => {
          if (datatype === 'integer' && row[at] !== none) expect(row[at]).toMatch(/^-?\d+$/);
        });
    }
  });
});

describe('the differences between two reports', () => {
  const MORE = pence(100_000);
  it('are the figures that differ, by system and in total, to the penny', async () => {
    const before = await reportOf([WORKED, SILENT]);
    const changed = {
      ...WORKED,
      misdirected: pence(WORKED.misdirected + MORE),
      lapsed: pence(WORKED.lapsed - MORE),
    };
    const { total, systems } = differencesBetween(before, await reportOf([changed, SILENT]));
    const figures = [
      expect.objectContaining({ figure: 'misdirected', differencePence: MORE }),
      expect.objectContaining({ figure: 'lapsed', differencePence: -MORE }),
    ];
    expect(total).toEqual(figures);
    expect(systems).toEqual([expect.objectContaining({ ics: 'QE1', figures })]);
  });

  it('name a system that only one of them has, and nothing where they say the same', async () => {
    const both = await reportOf([WORKED, SILENT]);
    expect(differencesBetween(both, both)).toEqual({ total: [], systems: [] });
    const { systems } = differencesBetween(await reportOf([WORKED]), both);
    expect(systems).toMatchObject([{ ics: 'QOX', adherenceBefore: null, adherenceAfter: 'not_reported' }]);
  });
});
