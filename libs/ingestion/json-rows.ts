import type { Kind } from './kinds/names.js';
import type { FileSource } from './ports.js';

/** Rows from the API as a file: the same column names, the same checks, the same guard against applying them twice. */
export function jsonRowsSource(kind: Kind, rows: readonly unknown[]): FileSource {
  const bytes = Buffer.from(JSON.stringify(rows), 'utf8');
  return {
    kind,
    fileName: `${kind}.json`,
    open: async function* () {
      yield bytes;
    },
  };
}
