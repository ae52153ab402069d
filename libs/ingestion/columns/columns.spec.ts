import { checkOnly } from '../import-file.js';
import { TEMPLATES } from '../kinds/index.js';
import { CONTEXT, HI, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';
import { BY_KIND } from './by-kind.js';
import { columnsOf, isTable, type Column, type TableName } from './columns.js';

const TABLES = TEMPLATES.map(({ kind }) => kind as TableName);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const check = async (kind: TableName, columns: readonly Column[], value: (column: Column) => string) => {
  const ports = portsWith('QE1', 'QNQ');
  ports.accountsKnown.add('HI:QE1:2022-23');
  ports.interventionsKnown.add('QE1\u0000SMK-1');
  ports.fundsKnown.set('HI', HI);
  const rows = [columns.map(({ column }) => column), columns.map((each) => value(each))];
  const csv = rows.map((row) => row.map(quoted).join(',')).join('\n');
  return checkOnly(fileOf(kind, csv), CONTEXT, ports);
};

test.each(TABLES)('%s: the examples are a row that is taken without a word', async (kind) => {
  const result = await check(kind, columnsOf(kind), ({ example }) => example);
  expect(result).toMatchObject({ status: 'acceptable', rows: 1, errors: [], discrepancies: [] });
});

test.each(TABLES)('%s: what is required is refused when it is blank', async (kind) => {
  const columns = columnsOf(kind);
  for (const { column, required } of columns) {
    const result = await check(kind, columns, (each) => (each.column === column ? '' : each.example));
    const blank = 'errors' in result && result.errors.some((error) => error.column === column);
    // A transfer alone needs its counterpart, a core line alone its programme.
    if (column !== 'counterpart') expect({ column, blank }).toEqual({ column, blank: required });
  }
});

test.each(TABLES)('%s: every word to choose from is taken, and no other', async (kind) => {
  const columns = columnsOf(kind);
  for (const choice of columns.filter(({ takes }) => takes === 'choice')) {
    expect(choice.values?.length).toBeGreaterThan(1);
    for (const word of [...choice.values!, 'no-such-word']) {
      const result = await check(kind, columns, (each) => (each === choice ? word : each.example));
      const wrong = 'errors' in result && result.errors.some((error) => error.column === choice.column);
      expect({ word, wrong }).toEqual({ word, wrong: word === 'no-such-word' });
    }
  }
});

test('says nothing of columns that no file has', () => {
  for (const kind of TABLES)
    expect(columnsOf(kind).map(({ column }) => column)).toEqual(
      expect.arrayContaining(Object.keys(BY_KIND[kind])),
    );
});

test('funds.json is no table', () => {
  expect([isTable('returns'), isTable('funds'), isTable('nothing')]).toEqual([true, false, false]);
});
