import {
  dateInWords,
  sentenceCase,
  SEVERITY_WORDS,
  SIGNAL_LABELS,
  formatPounds,
  formatRate,
  type AlertReading,
  type SystemName,
} from '#reporting';

export interface AlertRow {
  readonly severity: string;
  readonly urgent: boolean;
  readonly signal: string;
  readonly system: string;
  readonly account: string;
  readonly href: string;
  readonly reason: string;
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  readonly state: string;
  readonly basedOn: string;
}

export interface AlertGroup {
  readonly signal: string;
  readonly alerts: readonly AlertRow[];
}

/** Alerts grouped by their cause, those past the red line first, then by system. */
export function alertView(
  alerts: readonly AlertReading[],
  systems: readonly Pick<SystemName, 'icsCode' | 'name'>[],
): AlertGroup[] {
  const names = new Map(systems.map(({ icsCode, name }) => [icsCode, name]));
  const rows = alerts.map((alert) => alertRow(alert, names)).sort(urgentFirst);
  return Object.values(SIGNAL_LABELS)
    .map((signal) => ({ signal, alerts: rows.filter((row) => row.signal === signal) }))
    .filter((group) => group.alerts.length > 0);
}

const urgentFirst = (a: AlertRow, b: AlertRow): number =>
  Number(b.urgent) - Number(a.urgent) || a.system.localeCompare(b.system, 'en');

function alertRow(alert: AlertReading, names: ReadonlyMap<string, string>): AlertRow {
  const { fund, ics, year } = alert.account;
  return {
    severity: SEVERITY_WORDS[alert.finding.severity],
    urgent: alert.finding.severity === 'red',
    signal: SIGNAL_LABELS[alert.signal],
    system: names.get(ics) ?? ics,
    account: `${fund}, ${year}`,
    href: `/systems/${encodeURIComponent(ics)}?${new URLSearchParams({ fund, year }).toString()}`,
    reason: alert.finding.reason,
    figures: Object.entries(alert.finding.figures).map(([name, value]) => figure(name, value)),
    state:
      alert.resolvedAt === null
        ? `Open since ${dateInWords(alert.raisedAt)}, last looked at ${dateInWords(alert.updatedAt)}.`
        : `Resolved on ${dateInWords(alert.resolvedAt)}: ${alert.resolvedBecause ?? 'no reason given'}`,
    basedOn: alert.basedOn,
  };
}

/** Names carry their unit (`allocationPence`, `lineBp`): the unit says how the number is written. */
function figure(name: string, value: number): { name: string; value: string } {
  const words = (stem: string): string => sentenceCase(stem.replace(/([A-Z])/g, ' $1').toLowerCase());
  if (name.endsWith('Pence')) return { name: words(name.slice(0, -5)), value: formatPounds(value) };
  if (name.endsWith('Bp')) return { name: words(name.slice(0, -2)), value: formatRate(value) };
  return { name: words(name), value: String(value) };
}
