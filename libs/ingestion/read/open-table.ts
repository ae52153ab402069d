import type { Findings } from '../check/findings.js';
import type { FileSource } from '../ports.js';
import { csvTable } from './csv-table.js';
import { isJson, type Inspection } from './inspect.js';
import { jsonTable } from './json-table.js';
import type { Table } from './table.js';
import { workbookTable } from './workbook-table.js';

/** Header and rows of a file, or null when there is nothing to read (said among the findings). */
export async function openTable(
  source: FileSource,
  inspection: Inspection,
  findings: Findings,
): Promise<Table | null> {
  if (inspection.isWorkbook) return workbookTable(source, inspection, findings);
  return isJson(source.fileName)
    ? jsonTable(source, inspection, findings)
    : csvTable(source, inspection, findings);
}
