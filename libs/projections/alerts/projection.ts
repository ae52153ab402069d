import type { AlertEvent } from '#domain/alert';
import { never } from '#kernel';
import type { Projection } from '../engine/projection.js';

/** Columns that a new version takes over from the one before it unless its event says otherwise. */
const KEPT = ['severity', 'reason', 'resolution', 'figures', 'raised_at', 'times_raised'] as const;

/**
 * Alerts, insert-only: each event is a version of its alert, known from its position, so that the alerts as known then are a filter,
 * as everywhere. One alert for each signal and account.
 */
export const alertsProjection: Projection = {
  name: 'alert_list',
  version: 1,
  categories: ['alert'],
  tables: [
    {
      name: 'versions',
      columns: `signal text NOT NULL, fund text NOT NULL, ics text NOT NULL, year text NOT NULL, known_from bigint NOT NULL,
        status text NOT NULL, severity text NOT NULL, reason text NOT NULL, resolution text, figures json NOT NULL,
        based_on bigint NOT NULL, raised_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL,
        times_raised int NOT NULL`,
      key: ['signal', 'fund', 'ics', 'year', 'known_from'],
    },
  ],
  async apply(tx, schema, events) {
    for (const { event, position } of events) {
      const alert = event as AlertEvent;
      const { signal, account, basedOn, at } = alert.data;
      const version = {
        ...{ signal, ...account, known_from: position.toString(), based_on: basedOn, changed_at: at },
        ...changeOf(alert),
      };
      // What the event does not say stands in the version before; what it says, it says in the JSON.
      const kept = KEPT.map(
        (column) => `CASE WHEN $1::jsonb ? '${column}' THEN n.${column} ELSE b.${column} END`,
      );
      await tx.query(
        `INSERT INTO ${schema}.versions (signal, fund, ics, year, known_from, status, based_on, changed_at, ${KEPT.join(', ')})
         SELECT n.signal, n.fund, n.ics, n.year, n.known_from, n.status, n.based_on, n.changed_at,
           ${kept.slice(0, -1).join(', ')}, coalesce(b.times_raised, 0) + n.times_raised
         FROM jsonb_populate_record(NULL::${schema}.versions, $1) n
         LEFT JOIN LATERAL (SELECT * FROM ${schema}.versions v
           WHERE (v.signal, v.fund, v.ics, v.year) = (n.signal, n.fund, n.ics, n.year)
           ORDER BY v.known_from DESC LIMIT 1) b ON true`,
        [JSON.stringify(version)],
      );
    }
  },
};

/** What an event says of its alert; `times_raised` is what it adds. */
function changeOf(alert: AlertEvent): Record<string, unknown> {
  switch (alert.type) {
    case 'AlertRaised':
    case 'AlertReopened':
      return { ...foundBy(alert.data), raised_at: alert.data.at, times_raised: 1 };
    case 'AlertUpdated':
      return { ...foundBy(alert.data), times_raised: 0 };
    case 'AlertResolved':
      return { status: 'resolved', resolution: alert.data.reason, times_raised: 0 };
    default:
      return never(alert);
  }
}

const foundBy = ({
  finding,
}: Exclude<AlertEvent, { type: 'AlertResolved' }>['data']): Record<string, unknown> => ({
  status: 'open',
  severity: finding.severity,
  reason: finding.reason,
  resolution: null,
  figures: finding.figures,
});
