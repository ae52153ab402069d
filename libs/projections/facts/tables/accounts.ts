import type { TableSpec } from '../../engine/projection.js';

/** What accounts were given and what was moved, closed, planned and declared; `touched` is what is due. */
export const ACCOUNTS_TABLES: readonly TableSpec[] = [
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
    name: 'baselines',
    columns: `ics text NOT NULL, year text NOT NULL, programme text NOT NULL, known_from bigint NOT NULL,
      amount_pence bigint NOT NULL, growth_bp int NOT NULL, source text NOT NULL, declared_by text, approved_by text`,
    key: ['ics', 'year', 'programme'],
    indexes: ['(year, ics)'],
  },
  {
    name: 'touched',
    // The last fact that bears on an account, and the last that its signals look at (plans, dates, the years beside it): what is due
    // is derived from them.
    columns:
      'fund text NOT NULL, ics text NOT NULL, year text NOT NULL, position bigint NOT NULL, watch_position bigint NOT NULL',
    key: ['fund', 'ics', 'year'],
  },
];
