import { MAX_WORKBOOK_BYTES } from './limits.js';
import { Merges } from './merges.js';
import { Package, tooLarge } from './package.js';
import { SharedStrings } from './shared-strings.js';
import { SheetReader, type SheetRow } from './sheet-reader.js';
import { readStyles } from './styles.js';
import { readWorkbook, type Sheet } from './workbook.js';
import { readXml } from './xml.js';

/** The rows of the first sheet that is shown, in order, in batches as the chunks bring them. */
export interface OpenSheet {
  readonly sheet: Sheet;
  /** Other sheets that are shown: nothing is read from them. */
  readonly others: readonly Sheet[];
  /** Known when the first batch is there. */
  readonly hiddenColumns: ReadonlySet<number>;
  readonly batches: AsyncGenerator<readonly SheetRow[], void, undefined>;
  /** The first row of another sheet; blank where that has none. */
  readonly headerOf: (sheet: Sheet) => Promise<readonly string[]>;
}

/** Gathers a workbook's bytes, which a zip is read from at its end, up to its limit. Throws WorkbookError. */
export async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_WORKBOOK_BYTES) throw tooLarge('it has more than 32 MiB');
    parts.push(chunk);
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}

/** Opens a workbook. Throws WorkbookError, here and from its batches, where it cannot be read. */
export async function openSheet(bytes: Buffer): Promise<OpenSheet> {
  const zip = await Package.open(bytes);
  const workbook = await readWorkbook(zip);
  const [sheet, ...others] = workbook.visible;
  const context = {
    strings: await SharedStrings.read(zip, workbook.sharedStrings),
    styles: await readStyles(zip, workbook.styles),
    date1904: workbook.date1904,
  };
  const reader = new SheetReader(context, await Merges.find(zip.read(sheet.part)));
  return { sheet, others, hiddenColumns: reader.hiddenColumns, batches: batches(), headerOf };

  async function headerOf({ part }: Sheet): Promise<readonly string[]> {
    const rows = new SheetReader(context, Merges.NONE);
    for await (const _ of readXml(part, zip.read(part), rows)) {
      const [first] = rows.rows;
      if (first !== undefined) return first.row === 1 ? first.values : [];
    }
    return [];
  }

  async function* batches(): AsyncGenerator<readonly SheetRow[], void, undefined> {
    const steps = readXml(sheet.part, zip.read(sheet.part), reader);
    for (;;) {
      const step = await steps.next().catch((error: Error) => error);
      const rows = reader.rows;
      reader.rows = [];
      // The rows before a broken one are read all the same.
      if (rows.length > 0) yield rows;
      if (step instanceof Error) throw step;
      if (step.done === true) return;
    }
  }
}
