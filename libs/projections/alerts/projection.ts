import type { AlertEvent } from '#domain/alert';
import { never } from '#kernel';
import type { Projection } from '../engine/projection.js';

const KEY = 'signal text NOT NULL, fund text NOT NULL, ics text NOT NULL, year text NOT NULL';

/** Columns that a new version takes over from the one before it unless its event says otherwise. */
const KEPT = [
  ...[
    'status',
    'severity',
    'reason',
    'resolution',
    'figures',
    'based_on',
    'as_of',
    'raised_at',
    'raised_from',
  ],
  ...['changed_at', 'ended_at', 'closed_by', 'assigned_to'],
] as const;
/** The same, but for an alert that turns red: whoever looked at amber has not seen it. */
const KEPT_UNLESS_RED = ['acknowledged_until', 'acknowledged_by'] as const;

/**
 * Alerts, insert-only: each event is a version of its alert, known from its position, so that the alerts as known then are a filter,
 * as everywhere. One alert for each signal and account.
 */
export const alertsProjection: Projection = {
  name: 'alert_list',
  version: 2,
  categories: ['alert'],
  tables: [
    {
      name: 'versions',
      columns: `${KEY}, known_from bigint NOT NULL,
        status text NOT NULL, severity text NOT NULL, reason text NOT NULL, resolution text, figures json NOT NULL,
        based_on bigint NOT NULL, as_of text NOT NULL, raised_at timestamptz(3) NOT NULL, raised_from bigint NOT NULL,
        changed_at timestamptz(3) NOT NULL, ended_at timestamptz(3), closed_by text, assigned_to text,
        acknowledged_until text, acknowledged_by text, times_raised int NOT NULL`,
      key: ['signal', 'fund', 'ics', 'year', 'known_from'],
    },
    {
      name: 'replies',
      columns: `${KEY}, known_from bigint NOT NULL, said text NOT NULL, said_by text NOT NULL, said_at text NOT NULL`,
      key: ['signal', 'fund', 'ics', 'year', 'known_from'],
    },
  ],
  async apply(tx, schema, events) {
    for (const { event, position } of events) {
      const alert = event as AlertEvent;
      const { signal, account } = alert.data;
      const named = { signal, ...account, known_from: position.toString() };
      await tx.query(versionSql(schema), [
        JSON.stringify({ ...named, ...changeOf(alert, named.known_from) }),
      ]);
      if (alert.type !== 'AlertRepliedTo') continue;
      const { text, by, at } = alert.data;
      await tx.query(
        `INSERT INTO ${schema}.replies SELECT * FROM jsonb_populate_record(NULL::${schema}.replies, $1)`,
        [JSON.stringify({ ...named, said: text, said_by: by, said_at: at })],
      );
    }
  },
};

/** What the event does not say stands in the version before; what it says, it says in the JSON. */
function versionSql(schema: string): string {
  const kept = KEPT.map(
    (column) => `CASE WHEN $1::jsonb ? '${column}' THEN n.${column} ELSE b.${column} END`,
  );
  const seen = KEPT_UNLESS_RED.map(
    (column) => `CASE WHEN $1::jsonb ? '${column}' THEN n.${column}
      WHEN n.severity = 'red' AND b.severity <> 'red' THEN NULL ELSE b.${column} END`,
  );
  return `INSERT INTO ${schema}.versions (signal, fund, ics, year, known_from, ${[...KEPT, ...KEPT_UNLESS_RED].join(', ')}, times_raised)
    SELECT n.signal, n.fund, n.ics, n.year, n.known_from, ${[...kept, ...seen].join(', ')},
      coalesce(b.times_raised, 0) + coalesce(n.times_raised, 0)
    FROM jsonb_populate_record(NULL::${schema}.versions, $1) n
    LEFT JOIN LATERAL (SELECT * FROM ${schema}.versions v
      WHERE (v.signal, v.fund, v.ics, v.year) = (n.signal, n.fund, n.ics, n.year)
      ORDER BY v.known_from DESC LIMIT 1) b ON true`;
}

const NOT_ACKNOWLEDGED = { acknowledged_until: null, acknowledged_by: null };
const NOT_ENDED = { resolution: null, ended_at: null, closed_by: null };

/** What an event says of its alert; `times_raised` is what it adds. */
function changeOf(alert: AlertEvent, position: string): Record<string, unknown> {
  switch (alert.type) {
    case 'AlertRaised':
      return { ...raisedBy(alert.data), raised_from: position, assigned_to: null };
    case 'AlertReopened':
      return raisedBy(alert.data);
    case 'AlertUpdated':
      return foundBy(alert.data);
    case 'AlertResolved': {
      const { reason, basedOn, asOf, at } = alert.data;
      return {
        ...{ status: 'resolved', resolution: reason, ended_at: at, changed_at: at, closed_by: null },
        ...{ based_on: basedOn, as_of: asOf, ...NOT_ACKNOWLEDGED },
      };
    }
    case 'AlertAcknowledged':
      return { acknowledged_until: alert.data.until, acknowledged_by: alert.data.by };
    case 'AlertAssigned':
      return { assigned_to: alert.data.to };
    case 'AlertRepliedTo':
      return {};
    case 'AlertClosed': {
      const { reason, by, at } = alert.data;
      const closed = { status: 'closed', resolution: reason, ended_at: at, changed_at: at, closed_by: by };
      return { ...closed, ...NOT_ACKNOWLEDGED };
    }
    default:
      return never(alert);
  }
}

type Found = Extract<AlertEvent, { type: 'AlertRaised' | 'AlertReopened' | 'AlertUpdated' }>['data'];

const raisedBy = (data: Found): Record<string, unknown> => ({
  ...foundBy(data),
  ...{ raised_at: data.at, times_raised: 1, ...NOT_ACKNOWLEDGED, ...NOT_ENDED },
});

const foundBy = ({ finding, basedOn, asOf, at }: Found): Record<string, unknown> => ({
  ...{ status: 'open', severity: finding.severity, reason: finding.reason, figures: finding.figures },
  ...{ based_on: basedOn, as_of: asOf, changed_at: at },
});
