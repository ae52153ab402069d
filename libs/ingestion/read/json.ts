import type { Findings } from '../check/findings.js';

/** JSON is held whole; tables that are larger come as CSV. */
export const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** The JSON list that a file holds, or null with the reason among the findings. */
export async function readJsonList(
  chunks: AsyncIterable<Buffer>,
  byteLength: number,
  findings: Findings,
): Promise<readonly unknown[] | null> {
  if (byteLength > MAX_JSON_BYTES) {
    findings.ofFile('file_too_large', 'A JSON file may have at most 64 MiB: hand the rows in as CSV.');
    return null;
  }
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  let value: unknown;
  try {
    value = JSON.parse(
      Buffer.concat(parts)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
  } catch (error) {
    findings.ofFile('unreadable_json', `This is not JSON (${(error as Error).message}): mend it there.`);
    return null;
  }
  if (!Array.isArray(value)) {
    findings.ofFile('wrong_template', 'The file must hold a list: [ … ] around its entries.');
    return null;
  }
  if (value.length === 0) {
    findings.ofFile('no_rows', 'The list is empty: add at least one entry.');
    return null;
  }
  return value;
}

/** A JSON member as the text of a cell, so that rows from the API go through the very same checks. Undefined: not a plain value. */
export function cellText(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return undefined;
}
