import { zip } from '../../libs/ingestion/testing/zip.js';
import { sheetOf, workbook, type TestWorkbook } from '../../libs/ingestion/testing/workbook.js';
import { filesOf, type CorpusFile } from './corpus-file.js';
import { headerOf, rowOf } from './tables.js';

const ROWS = [headerOf('plans').split(','), rowOf('plans').split(',')];
const good = (): Buffer => sheetOf(...ROWS);
const book = (changed: Partial<TestWorkbook>) => (): Buffer =>
  workbook({ sheets: [{ rows: ROWS }], ...changed });
const sheet = (xml: string | (() => string)) => (): Buffer =>
  workbook({ sheets: [{ rows: [], xml: typeof xml === 'string' ? xml : xml() }] });
const inRows = (inner: string): string =>
  `<worksheet><sheetData><row r="1">${ROWS[0]!.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>${inner}</sheetData></worksheet>`;
/** Text that does not compress to nothing. */
function words(length: number): string {
  let text = '';
  for (let state = 1; text.length < length; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
    text += state.toString(36);
  return text;
}
const SHEET = 'xl/worksheets/sheet1.xml';
const text = (name: string): Buffer => Buffer.from(name, 'utf16le');
const ole = (...names: string[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1016),
    ...names.map(text),
    Buffer.alloc(512),
  ]);
const MACROS =
  '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 0xff;
  return copy;
};

/** Broken by accident or on purpose. */
export const HOSTILE: readonly CorpusFile[] = filesOf('broken', 'plans', {
  'old-workbook.xls': () => ole('Workbook'),
  'very-old-workbook.xls': () => ole('Book'),
  'locked.xlsx': () => ole('EncryptionInfo', 'EncryptedPackage'),
  'word-document.doc': () => ole('WordDocument'),
  'with-macros.xlsm': book({ parts: [{ name: '[Content_Types].xml', data: MACROS }] }),
  'with-macros-hidden.xlsx': book({ parts: [{ name: 'xl/vbaProject.bin', data: 'x' }] }),
  'binary.xlsb': book({ parts: [{ name: 'xl/workbook.bin', data: 'x' }] }),
  'open-document.ods': () =>
    zip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      { name: 'content.xml', data: '<x/>' },
    ]),
  'word-document.docx': () =>
    zip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: '_rels/.rels', data: '<Relationships/>' },
      { name: 'word/document.xml', data: '<x/>' },
    ]),
  'a-zip-of-a-csv.zip.csv': () => zip([{ name: 'plans.csv', data: ROWS.join('\n') }]),
  'an-empty-zip.xlsx': () => zip([]),
  'cut-off.xlsx': () => good().subarray(0, 1200),
  'cut-off-at-its-end.xlsx': () => good().subarray(0, -5),
  'four-bytes.xlsx': () => good().subarray(0, 4),
  'a-byte-flipped-in-a-part.xlsx': () => flipped(good(), 90),
  'a-byte-flipped-in-the-directory.xlsx': () => flipped(good(), good().length - 80),
  'wrong-checksum.xlsx': book({ parts: [{ name: SHEET, data: inRows(''), crc: 1 }] }),
  'an-encrypted-part.xlsx': book({ parts: [{ name: SHEET, data: inRows(''), flags: 1 }] }),
  'a-method-of-its-own.xlsx': book({ parts: [{ name: SHEET, data: inRows(''), method: 99 }] }),
  'smaller-than-it-says.xlsx': book({ parts: [{ name: SHEET, data: inRows(''), size: 100_000 }] }),
  'larger-than-it-says.xlsx': book({ parts: [{ name: SHEET, data: inRows(''), size: 10 }] }),
  'a-part-twice.xlsx': () =>
    zip([
      ...[1, 2].map(() => ({ name: 'xl/workbook.xml', data: '<workbook/>' })),
      { name: '[Content_Types].xml', data: '<Types/>' },
    ]),
  'without-content-types.xlsx': book({ without: ['[Content_Types].xml'] }),
  'without-workbook.xlsx': book({ without: ['xl/workbook.xml'] }),
  'without-relationships.xlsx': book({ without: ['xl/_rels/workbook.xml.rels'] }),
  'without-its-sheet.xlsx': book({ without: [SHEET] }),
  'without-styles-and-texts.xlsx': book({
    without: ['xl/styles.xml'],
    parts: [{ name: SHEET, data: inRows('') }],
  }),
  'without-shared-texts.xlsx': book({ without: ['xl/sharedStrings.xml'] }),
  'a-sheet-outside.xlsx': book({
    parts: [
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://127.0.0.1:9/sheet.xml" TargetMode="External"/></Relationships>',
      },
    ],
  }),
  'a-sheet-above.xlsx': book({
    parts: [
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      },
    ],
  }),
  'bomb-of-zeros.xlsx': book({ parts: [{ name: SHEET, data: Buffer.alloc(64 * 1024 * 1024) }] }),
  'bomb-by-its-own-word.xlsx': book({ parts: [{ name: SHEET, data: inRows(''), size: 0x7fffffff }] }),
  'bomb-of-many-parts.xlsx': book({
    parts: Array.from({ length: 6000 }, (_, at) => ({ name: `p${at}`, data: '' })),
  }),
  'bomb-of-styles.xlsx': book({
    parts: [{ name: 'xl/media/image1.png', data: 'x', size: 600 * 1024 * 1024 }],
  }),
  'entities.xlsx': sheet(
    `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${inRows('<row r="2"><c t="inlineStr"><is><t>&a;</t></is></c></row>')}`,
  ),
  'entities-that-multiply.xlsx': sheet(
    `<!DOCTYPE x [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${inRows('')}`,
  ),
  'entities-in-the-workbook.xlsx': book({
    parts: [{ name: 'xl/workbook.xml', data: '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><workbook/>' }],
  }),
  'an-entity-undeclared.xlsx': sheet(inRows('<row r="2"><c t="inlineStr"><is><t>&xxe;</t></is></c></row>')),
  'tags-not-closed.xlsx': sheet(inRows('<row r="2"><c>')),
  'tags-closed-wrongly.xlsx': sheet(inRows('<row r="2"><c></row></c>')),
  'text-after-the-end.xlsx': sheet(`${inRows('')}<more/>`),
  'no-xml.xlsx': sheet('fund,ics_code'),
  'an-empty-part.xlsx': sheet(''),
  'bytes-that-are-no-text.xlsx': book({
    parts: [{ name: SHEET, data: Buffer.from([0x3c, 0xff, 0xfe, 0xc0]) }],
  }),
  'nested-deeply.xlsx': sheet(() => `<worksheet>${'<a>'.repeat(200_000)}`),
  'a-text-without-end.xlsx': sheet(() => inRows(`<row r="2"><c t="inlineStr"><is><t>${words(1_500_000)}`)),
  'a-tag-without-end.xlsx': sheet(() =>
    inRows(`<row ${Array.from({ length: 90_000 }, (_, at) => `a${at}="ab"`).join(' ')}`),
  ),
  'a-cell-too-long.xlsx': sheet(() =>
    inRows(`<row r="2"><c t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c></row>`),
  ),
  'a-cell-twice.xlsx': sheet(inRows('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>')),
  'a-row-twice.xlsx': sheet(
    inRows('<row r="2"><c r="E2"><v>1</v></c></row><row r="2"><c r="E2"><v>2</v></c></row>'),
  ),
  'a-cell-in-another-row.xlsx': sheet(inRows('<row r="2"><c r="A9"><v>1</v></c></row>')),
  'a-column-beyond-xfd.xlsx': sheet(inRows('<row r="2"><c r="XFE2"><v>1</v></c></row>')),
  'a-row-beyond-the-last.xlsx': sheet(inRows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')),
  'an-address-that-is-none.xlsx': sheet(inRows('<row r="2"><c r="2A"><v>1</v></c></row>')),
  'only-the-last-row.xlsx': sheet(inRows('<row r="1048576"><c r="E1048576"><v>x</v></c></row>')),
  'a-dimension-of-everything.xlsx': sheet(
    inRows('<row r="2"/>').replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>'),
  ),
  'a-header-of-all-columns.xlsx': sheet(
    () =>
      `<worksheet><sheetData><row r="1">${'<c t="inlineStr"><is><t>c</t></is></c>'.repeat(16_384)}</row></sheetData></worksheet>`,
  ),
  'all-rows-blank.xlsx': sheet(() =>
    inRows(Array.from({ length: 1_048_575 }, (_, at) => `<row r="${at + 2}"/>`).join('')),
  ),
  'utf-16-parts.xlsx': book({
    parts: [{ name: SHEET, data: Buffer.from(`\ufeff${inRows('')}`, 'utf16le') }],
  }),
});
