import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { unzip, wholeOf } from '../../testing/unzip.js';
import { xmlText } from './cell-xml.js';
import { workbook, type OutSheet } from './workbook.js';

const sheet = (more: Partial<OutSheet> = {}): OutSheet => ({
  name: 'returns',
  columns: [{ width: 12, style: 'text' }, { width: 14 }],
  rows: [
    [
      { text: 'line', style: 'heading' },
      { text: 'amount', style: 'heading' },
    ],
  ],
  ...more,
});
const sheetXml = async (more: Partial<OutSheet>): Promise<string> =>
  (await unzip(workbook([sheet(more)]))).get('xl/worksheets/sheet1.xml')!;

/** Throws for what is not well-formed; answers with the text of every cell. */
function textsOf(xml: string): string[] {
  const texts: string[] = [];
  let text: string | null = null;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => void (text = name === 't' || name === 'v' ? '' : text));
  parser.on('text', (part) => void (text = text === null ? null : text + part));
  parser.on('closetag', ({ name }) => {
    if ((name === 't' || name === 'v') && text !== null) texts.push(text);
    text = null;
  });
  parser.write(xml).close();
  return texts;
}

test('has every part that a workbook needs, each well-formed', async () => {
  const parts = await unzip(workbook([sheet(), sheet({ name: 'Codes' })]));
  expect([...parts.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
  ]);
  for (const xml of parts.values()) expect(() => textsOf(xml)).not.toThrow();
  expect(parts.get('xl/workbook.xml')).toContain('name="Codes" sheetId="2" r:id="rId2"');
});

test('writes text as text, whatever it looks like, and numbers digit by digit', async () => {
  const xml = await sheetXml({
    rows: [[{ text: '=HYPERLINK("x")' }, { digits: '1234.50', style: 'amount' }]],
  });
  expect(xml).toContain('<c r="A1" t="inlineStr">');
  expect(xml).not.toContain('<f>');
  expect(xml).toMatch(/<c r="B1" s="\d"><v>1234\.50<\/v>/);
  expect(textsOf(xml)).toEqual(['=HYPERLINK("x")', '1234.50']);
});

test('cuts what is longer than a cell takes', async () => {
  expect(textsOf(await sheetXml({ rows: [[{ text: 'a'.repeat(40_000) }]] }))[0]).toHaveLength(32_767);
});

test('keeps any text: what XML cannot hold as spreadsheets write it', () => {
  const decoded = (xml: string): string =>
    (textsOf(`<t>${xml}</t>`)[0] ?? '').replace(/_x([0-9A-F]{4})_/g, (_all, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => decoded(xmlText(text)) === text));
  for (const text of ['\u0000\u001f\r\n\t', '_x0041_', '&lt;<b>"\u{1f4b7}', '_x000_'])
    expect(decoded(xmlText(text))).toBe(text);
  expect(decoded(xmlText('a\ud800b'))).toBe('a\ufffdb');
});

test('offers lists: of words, and of cells of another sheet', async () => {
  const xml = await sheetXml({
    choices: [
      { column: 0, from: ['yes', 'no'], mayDiffer: false },
      { column: 1, from: { sheet: "It's codes", column: 2, rows: [2, 9] }, mayDiffer: true },
    ],
  });
  expect(xml).toContain('sqref="A2:A50000"><formula1>&quot;yes,no&quot;</formula1>');
  expect(xml).toContain("<formula1>'It''s codes'!$C$2:$C$9</formula1>");
});

test('the same content gives the same bytes', async () => {
  const bytes = () => wholeOf(workbook([sheet()]));
  expect((await bytes()).equals(await bytes())).toBe(true);
});

test('an error on the way is the error of the whole', async () => {
  const rows = (function* () {
    yield [{ text: 'a' }];
    throw new Error('the file went away');
  })();
  await expect(unzip(workbook([sheet({ rows })]))).rejects.toThrow('the file went away');
});
