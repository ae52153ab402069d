import type { TableSpec } from '../../engine/projection.js';

/** Files, and the references that their rows carry. */
export const IMPORTS_TABLES: readonly TableSpec[] = [
  {
    name: 'row_references',
    // A file's own references, unique within its type.
    columns: 'kind text NOT NULL, reference text NOT NULL, known_from bigint NOT NULL, content json NOT NULL',
    key: ['kind', 'reference'],
  },
  {
    name: 'file_imports',
    columns: `kind text NOT NULL, sha256 text NOT NULL, known_from bigint NOT NULL, status text NOT NULL,
      recorded_at timestamptz(3) NOT NULL, details json NOT NULL`,
    key: ['kind', 'sha256', 'status'],
  },
];
