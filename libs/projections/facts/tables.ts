import type { TableSpec } from '../engine/projection.js';

/**
 * Bitemporal facts, insert-only: `known_from` is the log position at which we knew. "As known at P" is `known_from <= P`, and
 * of several versions under a key the latest such one. Nothing is ever updated, so nothing can be forgotten. Money in pence.
 */
export const FACT_TABLES: readonly TableSpec[] = [
  {
    // The gate of the facts (see one-moment.ts): the first for good.
    name: 'known_times',
    // The running maximum of recordedAt at every event: turns a time into a position and back.
    columns: 'position bigint NOT NULL, known_at timestamptz(3) NOT NULL',
    key: ['position'],
    indexes: ['(known_at)'],
  },
  {
    name: 'organisations',
    columns: 'ics text NOT NULL, known_from bigint NOT NULL, details json NOT NULL',
    key: ['ics', 'known_from'],
  },
  {
    name: 'successions',
    columns: `predecessor text NOT NULL, effective_on text NOT NULL, successor text NOT NULL, share_bp int NOT NULL,
      known_from bigint NOT NULL`,
    key: ['predecessor', 'effective_on', 'successor'],
  },
  {
    name: 'funds',
    columns: 'fund text NOT NULL, known_from bigint NOT NULL, definition json NOT NULL',
    key: ['fund', 'known_from'],
  },
  {
    name: 'accounts',
    // Exists from the first thing that names it.
    columns: 'fund text NOT NULL, ics text NOT NULL, year text NOT NULL, known_from bigint NOT NULL',
    key: ['fund', 'ics', 'year'],
    indexes: ['(ics, year)'],
  },
  {
    name: 'account_entries',
    columns: `fund text NOT NULL, ics text NOT NULL, year text NOT NULL, known_from bigint NOT NULL, kind text NOT NULL,
      amount_pence bigint NOT NULL, effective_on text NOT NULL, source text NOT NULL, reference text`,
    key: ['known_from', 'ics'],
    indexes: ['(year, ics)'],
  },
  {
    name: 'virements',
    columns: `fund text NOT NULL, ics text NOT NULL, year text NOT NULL, known_from bigint NOT NULL, period int NOT NULL,
      direction text NOT NULL, pressure text NOT NULL, amount_pence bigint NOT NULL, reason text NOT NULL,
      authorised_by text NOT NULL, reference text`,
    key: ['known_from'],
    indexes: ['(year, ics)'],
  },
  {
    name: 'carry_forward_approvals',
    columns: `fund text NOT NULL, ics text NOT NULL, year text NOT NULL, known_from bigint NOT NULL,
      amount_pence bigint NOT NULL, approved_by text NOT NULL, approved_on text NOT NULL, reference text`,
    key: ['known_from'],
    indexes: ['(year, ics)'],
  },
  {
    name: 'closings',
    columns: `fund text NOT NULL, ics text NOT NULL, year text NOT NULL, known_from bigint NOT NULL, closed_on text NOT NULL`,
    key: ['fund', 'ics', 'year'],
    indexes: ['(year, ics)'],
  },
  {
    name: 'plans',
    columns: `fund text NOT NULL, ics text NOT NULL, year text NOT NULL, period int NOT NULL, known_from bigint NOT NULL,
      amount_pence bigint NOT NULL`,
    key: ['fund', 'ics', 'year', 'period', 'known_from'],
  },
  {
    name: 'due_dates',
    columns: `fund text NOT NULL, year text NOT NULL, period int NOT NULL, known_from bigint NOT NULL, due_on text NOT NULL,
      sign_off_by text NOT NULL`,
    key: ['fund', 'year', 'period', 'known_from'],
  },
  {
    name: 'baselines',
    columns: `ics text NOT NULL, year text NOT NULL, programme text NOT NULL, known_from bigint NOT NULL,
      amount_pence bigint NOT NULL, growth_bp int NOT NULL, source text NOT NULL`,
    key: ['ics', 'year', 'programme'],
    indexes: ['(year, ics)'],
  },
  {
    name: 'interventions',
    columns:
      'ics text NOT NULL, intervention text NOT NULL, known_from bigint NOT NULL, details json NOT NULL',
    key: ['ics', 'intervention', 'known_from'],
  },
  {
    name: 'return_versions',
    columns: `ics text NOT NULL, year text NOT NULL, period int NOT NULL, version int NOT NULL, known_from bigint NOT NULL,
      recorded_at timestamptz(3) NOT NULL, reference uuid NOT NULL, core_complete boolean NOT NULL, line_count int NOT NULL,
      total_pence bigint NOT NULL, lines_sha256 text NOT NULL`,
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
    name: 'sign_offs',
    columns: `ics text NOT NULL, year text NOT NULL, period int NOT NULL, version int NOT NULL, known_from bigint NOT NULL,
      signed_off_by text NOT NULL, signed_off_on text NOT NULL`,
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
      programme text NOT NULL, has_evidence boolean NOT NULL, amount_pence bigint NOT NULL`,
    key: ['reference', 'chunk', 'charged_to', 'purpose', 'programme', 'has_evidence'],
  },
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
  {
    name: 'touched',
    // The last fact that bears on an account; what is due is derived from it.
    columns: 'fund text NOT NULL, ics text NOT NULL, year text NOT NULL, position bigint NOT NULL',
    key: ['fund', 'ics', 'year'],
  },
];
