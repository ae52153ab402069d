import type { TableSpec } from '../../engine/projection.js';

/** What systems say of findings, beside which it is printed as known at the same moment. */
export const REPLIES_TABLES: readonly TableSpec[] = [
  {
    name: 'finding_replies',
    columns: `fund text NOT NULL, ics text NOT NULL, year text NOT NULL, rule_id text NOT NULL, found_by text NOT NULL,
      known_from bigint NOT NULL, said text NOT NULL, said_by text NOT NULL, said_at text NOT NULL`,
    key: ['known_from'],
    indexes: ['(fund, year, ics)'],
  },
];
