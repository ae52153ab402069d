import type { OversightReportEvent } from '#domain/oversight-report';
import { never } from '#kernel';
import type { Projection } from '../engine/projection.js';

/** Issued reports, insert-only like the facts: what was issued, and what took whose place, each known from its position. */
export const reportsProjection: Projection = {
  name: 'report_list',
  version: 1,
  categories: ['oversightReport'],
  tables: [
    {
      name: 'issued',
      columns: `fund text NOT NULL, year text NOT NULL, sequence int NOT NULL, known_from bigint NOT NULL,
        issued_at timestamptz(3) NOT NULL, content json NOT NULL`,
      key: ['fund', 'year', 'sequence'],
      indexes: ['(known_from)'],
    },
    {
      name: 'superseded',
      columns: `fund text NOT NULL, year text NOT NULL, sequence int NOT NULL, known_from bigint NOT NULL,
        superseded_by int NOT NULL, reason text NOT NULL`,
      key: ['fund', 'year', 'sequence'],
    },
  ],
  async apply(tx, schema, events) {
    for (const { event, position, recordedAt } of events) {
      const report = event as OversightReportEvent;
      const { fund, year, sequence } = report.data;
      const key = [fund, year, sequence, position.toString()];
      switch (report.type) {
        case 'ReportIssued':
          await tx.query(
            `INSERT INTO ${schema}.issued (fund, year, sequence, known_from, issued_at, content) VALUES ($1, $2, $3, $4, $5, $6)`,
            [...key, recordedAt, JSON.stringify(report.data)],
          );
          break;
        case 'ReportSuperseded':
          await tx.query(
            `INSERT INTO ${schema}.superseded (fund, year, sequence, known_from, superseded_by, reason) VALUES ($1, $2, $3, $4, $5, $6)`,
            [...key, report.data.by, report.data.reason],
          );
          break;
        default:
          never(report);
      }
    }
  },
};
