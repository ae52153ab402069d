import type { Findings } from '../check/findings.js';
import { Header } from '../cells/header.js';
import type { FileSource } from '../ports.js';
import type { Inspection } from './inspect.js';
import { cellText, readJsonList } from './json.js';
import type { Table } from './table.js';

/** Rows as objects under the same column names, as the API takes them. */
export async function jsonTable(
  source: FileSource,
  inspection: Inspection,
  findings: Findings,
): Promise<Table | null> {
  const list = await readJsonList(source.open(), inspection.byteLength, findings);
  if (list === null) return null;
  const names = new Set<string>();
  for (const row of list) if (isRecord(row)) for (const name of Object.keys(row)) names.add(name);
  const header = new Header([...names], true);
  const rows = list.map((row, at) => jsonRow(row, at + 1, header, findings));
  return {
    header,
    batches: (async function* () {
      yield { firstRow: 1, rows };
    })(),
  };
}

function jsonRow(row: unknown, number: number, header: Header, findings: Findings): string[] {
  const report = (column: string | null, message: string): void => {
    const cell = column === null ? `/${number - 1}` : header.cell(column, number);
    findings.error({ row: number, column, cell, value: null, rule: 'not_a_plain_value', message });
  };
  if (!isRecord(row)) {
    report(null, 'Each row must be an object with column names.');
    return [];
  }
  return header.names.map((name) => {
    const text = cellText(row[name]);
    if (text === undefined) report(name, 'Write text, a number, true, false or null here.');
    return text ?? '';
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
