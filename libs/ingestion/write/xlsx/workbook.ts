import { columnLetters } from '../../cells/header.js';
import { rowXml, xmlText, type OutCell } from './cell-xml.js';
import { styleNumber, stylesXml, type Style } from './styles.js';
import { zip, type ZipEntry } from './zip.js';

export interface OutColumn {
  /** In characters. */
  readonly width: number;
  /** Of cells that nothing was written to. */
  readonly style?: Style;
}

/** What may be entered in a column, chosen from a list: cells of another sheet, or words. */
export interface OutChoice {
  readonly column: number;
  readonly from:
    | { readonly sheet: string; readonly column: number; readonly rows: readonly [number, number] }
    | readonly string[];
  /** Whether something else may be entered all the same, after a question. */
  readonly mayDiffer: boolean;
}

export interface OutSheet {
  readonly name: string;
  readonly columns: readonly OutColumn[];
  /** The heading first; it stays in sight. */
  readonly rows: AsyncIterable<readonly OutCell[]> | Iterable<readonly OutCell[]>;
  readonly choices?: readonly OutChoice[];
}

/** How far down a column offers its list. */
const LAST_CHOICE_ROW = 50_000;
const FLUSH_CHARACTERS = 64 * 1024;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The bytes of a workbook, made row by row. */
export function workbook(sheets: readonly OutSheet[]): AsyncGenerator<Buffer> {
  const part = (name: string, xml: string): ZipEntry => ({ name, chunks: [HEAD + xml] });
  return zip([
    part('[Content_Types].xml', contentTypes(sheets)),
    part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbookXml(sheets)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_sheet, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', stylesXml()),
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, chunks: sheetXml(sheet) })),
  ]);
}

async function* sheetXml({ columns, rows, choices = [] }: OutSheet): AsyncGenerator<string> {
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`;
  text +=
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  text += `<cols>${columns.map(columnXml).join('')}</cols><sheetData>`;
  let row = 0;
  for await (const cells of rows) {
    row += 1;
    text += rowXml(row, cells);
    if (text.length < FLUSH_CHARACTERS) continue;
    yield text;
    text = '';
  }
  text += '</sheetData>';
  if (choices.length > 0)
    text += `<dataValidations count="${choices.length}">${choices.map(choiceXml).join('')}</dataValidations>`;
  yield `${text}</worksheet>`;
}

function columnXml({ width, style }: OutColumn, at: number): string {
  const looks = style === undefined ? '' : ` style="${styleNumber(style)}"`;
  return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${looks}/>`;
}

function choiceXml({ column, from, mayDiffer }: OutChoice): string {
  const letter = columnLetters(column);
  const strictness = mayDiffer ? 'warning' : 'stop';
  return (
    `<dataValidation type="list" errorStyle="${strictness}" allowBlank="1" showErrorMessage="1" ` +
    `errorTitle="Not in the list" error="${mayDiffer ? 'This is not among the codes that are known.' : 'Choose one of the list.'}" ` +
    `sqref="${letter}2:${letter}${LAST_CHOICE_ROW}"><formula1>${listFormula(from)}</formula1></dataValidation>`
  );
}

function listFormula(from: OutChoice['from']): string {
  if ('sheet' in from) {
    const [first, last] = from.rows;
    const letter = columnLetters(from.column);
    return xmlText(`'${from.sheet.replaceAll("'", "''")}'!$${letter}$${first}:$${letter}$${last}`);
  }
  return xmlText(`"${from.join(',')}"`);
}

const workbookXml = (sheets: readonly OutSheet[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
  sheets
    .map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('') +
  '</sheets></workbook>';

const relations = (to: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">` +
  to
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join('') +
  '</Relationships>';

function contentTypes(sheets: readonly OutSheet[]): string {
  const type = (part: string, name: string): string =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    type('workbook.xml', 'sheet.main') +
    type('styles.xml', 'styles') +
    sheets.map((_sheet, at) => type(`worksheets/sheet${at + 1}.xml`, 'worksheet')).join('') +
    '</Types>'
  );
}
