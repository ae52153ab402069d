import { bytesSource, jsonRowsSource, type FileSource, type Kind } from '#ingestion';
import { problem, ProblemException } from '../../problems/problem.js';

/** What was handed in, as the checks and the receipts take it. */
export interface HandedIn {
  readonly source: FileSource;
  /** What the same body is known by. */
  readonly bytes: Buffer;
  /** JSON pointer to the rows in the body; empty for a file and for a bare list. */
  readonly rowsAt: string;
}

/** The file as it came, or its rows: the same checks either way. Throws a problem (400) for JSON without rows. */
export function toSource(kind: Kind, body: unknown): HandedIn {
  if (Buffer.isBuffer(body)) {
    return { source: bytesSource(kind, body), bytes: body, rowsAt: '' };
  }
  const rows = Array.isArray(body) ? (body as unknown[]) : (body as { rows?: unknown } | null)?.rows;
  if (!Array.isArray(rows)) {
    const detail =
      'send the file as text/csv or as an Excel workbook, or {"rows": [...]} as application/json';
    throw new ProblemException(problem('InvalidRequest', 400, detail, [{ detail, pointer: '#/rows' }]));
  }
  const rowsAt = Array.isArray(body) ? '' : '/rows';
  return { source: jsonRowsSource(kind, rows), bytes: Buffer.from(JSON.stringify(rows)), rowsAt };
}
