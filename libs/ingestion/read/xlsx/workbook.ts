import type { Package } from './package.js';
import { relationshipsOf } from './relationships.js';
import { corrupt, WorkbookError } from './workbook-error.js';
import { prefixed, readWholeXml } from './xml.js';

export interface Sheet {
  readonly name: string;
  readonly part: string;
}

export interface Workbook {
  /** Worksheets that are shown, in their order; never none. */
  readonly visible: readonly [Sheet, ...Sheet[]];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Days are counted from 1904 and not from 1900. */
  readonly date1904: boolean;
}

/** What the workbook consists of; files of other programs and with macros are named as such. */
export async function readWorkbook(zip: Package): Promise<Workbook> {
  await refuseOthers(zip);
  const main = [...(await relationshipsOf(zip, '')).values()].find(({ type }) => type === 'officeDocument');
  const part = main?.target ?? 'xl/workbook.xml';
  if (!zip.has(part)) throw notAWorkbook();
  const relationships = await relationshipsOf(zip, part);
  const visible: Sheet[] = [];
  let date1904 = false;
  let sheets = 0;
  let isWorkbook = false;
  await readWholeXml(part, zip.read(part), {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      sheets += 1;
      if ((attributes['state'] ?? 'visible') !== 'visible') return;
      const leadsTo = relationships.get(prefixed(attributes, 'id') ?? '');
      if (leadsTo === undefined) throw corrupt(`the sheet ${sheets} leads nowhere`);
      if (leadsTo.type !== 'worksheet') return;
      if (leadsTo.target === null) throw corrupt(`the sheet ${sheets} lies outside the workbook`);
      visible.push({ name: attributes['name']?.slice(0, 31) ?? '', part: leadsTo.target });
    },
    close: () => undefined,
  });
  if (!isWorkbook) throw notAWorkbook();
  const [first, ...others] = visible;
  if (first === undefined) {
    throw new WorkbookError(
      'no_visible_sheet',
      sheets === 0
        ? 'The workbook has no sheet: hand in the one that holds the table.'
        : 'Every sheet of the workbook is hidden or a chart: show the sheet that holds the table.',
    );
  }
  const partOf = (type: string): string | null =>
    [...relationships.values()].find((each) => each.type === type)?.target ?? null;
  return {
    visible: [first, ...others],
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    date1904,
  };
}

async function refuseOthers(zip: Package): Promise<void> {
  const types = zip.has('[Content_Types].xml')
    ? (await zip.held('[Content_Types].xml')).toString('latin1').toLowerCase()
    : '';
  if (zip.has('mimetype')) {
    throw new WorkbookError(
      'workbook_other_format',
      'This is an OpenDocument file (.ods): save it as an Excel workbook (.xlsx) or as "CSV UTF-8".',
    );
  }
  if (types === '') throw notAWorkbook();
  if (/macroenabled|vbaproject/.test(types) || zip.names().some((name) => name.endsWith('vbaproject.bin'))) {
    throw new WorkbookError(
      'workbook_with_macros',
      'The workbook holds macros (.xlsm): save it as a workbook without macros (.xlsx) and hand it in again.',
    );
  }
  if (/excel\.sheet\.binary/.test(types) || zip.has('xl/workbook.bin')) {
    throw new WorkbookError(
      'workbook_other_format',
      'This is a binary workbook (.xlsb): save it as an Excel workbook (.xlsx) or as "CSV UTF-8".',
    );
  }
}

function notAWorkbook(): WorkbookError {
  return new WorkbookError(
    'not_a_workbook',
    'This is a zip file that holds no Excel workbook: hand in the workbook (.xlsx) or the CSV itself.',
  );
}
