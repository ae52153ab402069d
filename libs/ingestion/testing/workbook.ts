import { escaped, HEAD, MAIN, sheetXml, type TestCell, type TestSheet } from './sheet-xml.js';
import { zip, type ZipPart } from './zip.js';

export type { TestCell, TestSheet };

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  /** The formats that cells have as `s`, from 1: a number is built in, a text is a code of one's own. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  /** Put in place of a part of that name, or added. */
  readonly parts?: readonly ZipPart[];
  /** Parts that are left out. */
  readonly without?: readonly string[];
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook as a spreadsheet saves one: the same contents, the same bytes. */
export function workbook(book: TestWorkbook): Buffer {
  const strings = new Map<string, number>();
  const sheets = book.sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    data: sheet.xml ?? sheetXml(sheet, strings),
  }));
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', data: contentTypes(sheets.length) },
    { name: '_rels/.rels', data: relationships([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', data: workbookXml(book) },
    { name: 'xl/_rels/workbook.xml.rels', data: workbookRels(sheets.length) },
    { name: 'xl/styles.xml', data: stylesXml(book.formats ?? []) },
    { name: 'xl/sharedStrings.xml', data: stringsXml([...strings.keys()]) },
    ...sheets,
  ];
  const replaced = new Map((book.parts ?? []).map((part) => [part.name, part]));
  const kept = parts.filter(({ name }) => !(book.without ?? []).includes(name) && !replaced.has(name));
  return zip([...kept, ...replaced.values()]);
}

/** A workbook of one sheet. */
export const sheetOf = (...rows: readonly (readonly TestCell[])[]): Buffer =>
  workbook({ sheets: [{ rows }] });

/** The same table as a CSV of plain cells, each a text. */
export const sheetOfCsv = (csv: string): Buffer =>
  sheetOf(
    ...csv
      .trimEnd()
      .split('\n')
      .map((row) => row.split(',')),
  );

function workbookXml({ sheets, date1904 }: TestWorkbook): string {
  const listed = sheets.map(({ name, state }, at) => {
    const shown = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${escaped(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}"${shown} r:id="rId${at + 1}"/>`;
  });
  const system = date1904 === true ? '<workbookPr date1904="1"/>' : '';
  return `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}">${system}<sheets>${listed.join('')}</sheets></workbook>`;
}

function workbookRels(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`]);
  return relationships([...parts, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']]);
}

function relationships(parts: readonly (readonly string[])[]): string {
  const each = parts.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const own = formats.flatMap((format, at) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`] : [],
  );
  const xfs = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'string' ? 200 + at : format}"/>`,
  );
  return `${HEAD}<styleSheet ${MAIN}><numFmts>${own.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`;
}

function stringsXml(strings: readonly string[]): string {
  const each = strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return `${HEAD}<sst ${MAIN}>${each.join('')}</sst>`;
}

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${parts.join('')}</Types>`;
}
