import type { ReadModel } from '../engine/projection.js';

/** The current positions, computed by jobs from the facts: one row an account, the thirteen periods in it. */
export const positionsReadModel: ReadModel = {
  name: 'positions',
  // Raised with POSITION_METHOD as with the tables: of two processes with methods of their own, each would recompute the other's rows.
  version: 2,
  tables: [
    {
      name: 'current',
      columns: `fund text NOT NULL, ics text NOT NULL, year text NOT NULL, facts_generation int NOT NULL,
        facts_position bigint NOT NULL, method text NOT NULL, positions json NOT NULL`,
      key: ['fund', 'ics', 'year'],
      // The same figures from another generation of the facts are the same figures.
      dumped: 'fund, ics, year, method, positions',
    },
  ],
};
