import type { AlertRow } from '#projections/alerts';
import type { AlertReading } from '#reporting';

/** A stored alert as pages and reports read it. */
export function alertReading(row: AlertRow): AlertReading {
  const open = row.status === 'open';
  return {
    signal: row.signal,
    account: { fund: row.fund, ics: row.ics, year: row.year },
    finding: { severity: row.severity, reason: row.reason, figures: row.figures },
    open,
    raisedAt: row.raisedAt,
    updatedAt: row.changedAt,
    resolvedAt: row.endedAt,
    resolvedBecause: row.resolution,
    ...{ basedOn: row.basedOn, asOf: row.asOf, replies: row.replies },
    handling: {
      ...{ status: row.status, needsAttention: row.needsAttention, assignedTo: row.assignedTo },
      ...{
        acknowledgedUntil: row.acknowledgedUntil,
        acknowledgedBy: row.acknowledgedBy,
        closedBy: row.closedBy,
      },
    },
  };
}
