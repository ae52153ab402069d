import type { AlertEvent } from '#domain/alert';
import { never } from '#kernel';
import type { Projection } from '../engine/projection.js';

/** Alerts as they stand: one row for each signal and account. */
export const alertsProjection: Projection = {
  name: 'alert_list',
  version: 1,
  categories: ['alert'],
  tables: [
    {
      name: 'alerts',
      columns: `signal text NOT NULL, fund text NOT NULL, ics text NOT NULL, year text NOT NULL, status text NOT NULL,
        severity text NOT NULL, reason text NOT NULL, resolution text, figures json NOT NULL, based_on bigint NOT NULL,
        raised_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, times_raised int NOT NULL,
        revision int NOT NULL`,
      key: ['signal', 'fund', 'ics', 'year'],
    },
  ],
  async apply(tx, schema, events) {
    for (const { event, revision } of events) {
      const alert = event as AlertEvent;
      const { signal, account, basedOn, at } = alert.data;
      const key = [signal, account.fund, account.ics, account.year];
      switch (alert.type) {
        case 'AlertRaised':
        case 'AlertReopened':
        case 'AlertUpdated': {
          const { severity, reason, figures } = alert.data.finding;
          const again = alert.type === 'AlertUpdated' ? 0 : 1;
          await tx.query(
            `INSERT INTO ${schema}.alerts AS a (signal, fund, ics, year, status, severity, reason, figures, based_on,
               raised_at, changed_at, times_raised, revision)
             VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $9, 1, $10)
             ON CONFLICT (signal, fund, ics, year) DO UPDATE SET status = 'open', resolution = NULL, severity = excluded.severity,
               reason = excluded.reason, figures = excluded.figures, based_on = excluded.based_on,
               raised_at = CASE WHEN $11 = 1 THEN excluded.raised_at ELSE a.raised_at END,
               changed_at = excluded.changed_at, times_raised = a.times_raised + $11, revision = excluded.revision`,
            [...key, severity, reason, JSON.stringify(figures), basedOn, at, revision, again],
          );
          break;
        }
        case 'AlertResolved':
          await tx.query(
            `UPDATE ${schema}.alerts SET status = 'resolved', resolution = $5, based_on = $6, changed_at = $7, revision = $8
             WHERE (signal, fund, ics, year) = ($1, $2, $3, $4)`,
            [...key, alert.data.reason, basedOn, at, revision],
          );
          break;
        default:
          never(alert);
      }
    }
  },
};
