import type { TableSpec } from '../../engine/projection.js';

/** Returns in versions, their lines and sums. */
export const RETURNS_TABLES: readonly TableSpec[] = [
  {
    name: 'return_versions',
    columns: `ics text NOT NULL, year text NOT NULL, period int NOT NULL, version int NOT NULL, known_from bigint NOT NULL,
      recorded_at timestamptz(3) NOT NULL, reference uuid NOT NULL, core_complete boolean NOT NULL, line_count int NOT NULL,
      total_pence bigint NOT NULL, lines_sha256 text NOT NULL, submitted_by text, discrepancies json NOT NULL,
      discrepancy_count int NOT NULL, discrepancies_sha256 text NOT NULL, discrepancies_confirmed_by text,
      restatement_reason text, by_operator boolean NOT NULL`,
    key: ['ics', 'year', 'period', 'version'],
    indexes: ['(year, ics)', '(known_from)'],
  },
  {
    name: 'send_backs',
    columns: `ics text NOT NULL, year text NOT NULL, period int NOT NULL, version int NOT NULL, known_from bigint NOT NULL,
      reason text NOT NULL`,
    key: ['ics', 'year', 'period', 'version'],
  },
  {
    name: 'reopenings',
    // A version that the system reopened can be reopened by oversight after it.
    columns: `ics text NOT NULL, year text NOT NULL, period int NOT NULL, version int NOT NULL, known_from bigint NOT NULL,
      reason text NOT NULL, reopened_by text NOT NULL, by_oversight boolean NOT NULL`,
    key: ['ics', 'year', 'period', 'version', 'known_from'],
  },
  {
    name: 'sign_offs',
    columns: `ics text NOT NULL, year text NOT NULL, period int NOT NULL, version int NOT NULL, known_from bigint NOT NULL,
      signed_off_by text NOT NULL, signed_off_on text NOT NULL, statement json`,
    key: ['ics', 'year', 'period', 'version'],
  },
  {
    name: 'return_lines',
    columns: `reference uuid NOT NULL, n int NOT NULL, line text NOT NULL, amount_pence bigint NOT NULL,
      charged_to text NOT NULL, purpose text, programme text, cost_centre text, account_code text, supplier text,
      description text, evidence text`,
    key: ['reference', 'n'],
  },
  {
    name: 'return_sums',
    // Beside the lines, one row for all lines of an event that no rule can tell apart: a position never reads lines.
    columns: `reference uuid NOT NULL, chunk int NOT NULL, charged_to text NOT NULL, purpose text NOT NULL,
      programme text NOT NULL, has_evidence boolean NOT NULL, amount_pence bigint NOT NULL, credit_pence bigint NOT NULL`,
    key: ['reference', 'chunk', 'charged_to', 'purpose', 'programme', 'has_evidence'],
  },
  {
    name: 'version_sums',
    // Those of a submission together, as [charged to, purpose, programme, has evidence, pence]: what a position reads of a return.
    columns: 'reference uuid NOT NULL, sums json NOT NULL',
    key: ['reference'],
  },
];
