import type { TableSpec } from '../../engine/projection.js';

/** Systems, funds, interventions and the calendar. */
export const REGISTER_TABLES: readonly TableSpec[] = [
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
    name: 'organisation_changes',
    columns: 'change text NOT NULL, known_from bigint NOT NULL, event json NOT NULL',
    key: ['change', 'known_from'],
  },
  {
    name: 'funds',
    columns: 'fund text NOT NULL, known_from bigint NOT NULL, definition json NOT NULL',
    key: ['fund', 'known_from'],
  },
  {
    name: 'interventions',
    columns:
      'ics text NOT NULL, intervention text NOT NULL, known_from bigint NOT NULL, details json NOT NULL',
    key: ['ics', 'intervention', 'known_from'],
  },
  {
    name: 'due_dates',
    columns: `fund text NOT NULL, year text NOT NULL, period int NOT NULL, known_from bigint NOT NULL, due_on text NOT NULL,
      sign_off_by text NOT NULL`,
    key: ['fund', 'year', 'period', 'known_from'],
  },
  {
    name: 'extensions',
    // Of those for one system and period the newest stands, for the fund and for every fund (`*`) each.
    columns: `fund text NOT NULL, ics text NOT NULL, year text NOT NULL, period int NOT NULL, known_from bigint NOT NULL,
      until text NOT NULL, reason text NOT NULL, granted_by text NOT NULL`,
    key: ['fund', 'ics', 'year', 'period', 'known_from'],
    indexes: ['(year, ics)'],
  },
];
