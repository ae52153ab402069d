import type { Kind } from '../kinds/names.js';
import { readFunds } from '../kinds/funds.js';
import { TABLE_KINDS } from '../kinds/index.js';
import type { Content } from './content.js';
import type { Reading } from './reading.js';
import { readReturns } from './returns-content.js';
import { readTable } from './table-content.js';

/** Reads a file of this kind whole. A file that cannot be read at all has its fault among the findings and no content. */
export async function readContent(kind: Kind, reading: Reading): Promise<Content | null> {
  const { fault } = reading.inspection;
  if (fault !== null) {
    reading.findings.ofFile(fault.rule, fault.message);
    return null;
  }
  if (kind === 'funds' && reading.inspection.isWorkbook) {
    reading.findings.ofFile(
      'workbook_not_taken',
      'Funds come as a JSON file, funds.json: they do not fit a table.',
    );
    return null;
  }
  if (kind === 'funds') return readFunds(reading);
  if (kind === 'returns') return readReturns(reading);
  const table = TABLE_KINDS.find((each) => each.kind === kind);
  if (!table) throw new Error(`no reader for ${kind}`);
  return readTable(table, reading);
}
