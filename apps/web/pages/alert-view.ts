import type { AlertKey } from '#domain/alert';
import type { FundDefinition } from '#domain/fund';
import { regimeOf, type TakenOver } from '#domain/policies';
import {
  alertInWords,
  dateInWords,
  figureInWords,
  replyInWords,
  SEVERITY_WORDS,
  SIGNAL_LABELS,
  type AlertReading,
  type FigureInWords,
  type ReplyInWords,
  type SystemName,
} from '#reporting';

export interface AlertRow {
  readonly severity: string;
  readonly urgent: boolean;
  readonly signal: string;
  readonly system: string;
  /** Why it stands with another system's; null where it is that system's own. */
  readonly takenOver: string | null;
  readonly account: string;
  readonly href: string;
  readonly reason: string;
  readonly figures: readonly FigureInWords[];
  readonly state: string;
  readonly basedOn: string;
  readonly replies: readonly ReplyInWords[];
  /** Its own page. */
  readonly desk: string;
}

/** The system that a list is of, and whose work it took over. */
export interface Heir {
  readonly ics: string;
  readonly takenOver: readonly TakenOver[];
}

export interface AlertGroup {
  readonly signal: string;
  readonly alerts: readonly AlertRow[];
}

/** Alerts grouped by their cause, those past the red line first, then by system. Each in the words of its own account's regime: a list may hold many. */
export function alertView(
  alerts: readonly AlertReading[],
  systems: readonly Pick<SystemName, 'icsCode' | 'name'>[],
  funds: readonly FundDefinition[],
  /** Where the address shows the past, a link leads to the same. */
  knownAt?: string,
  heir?: Heir,
): AlertGroup[] {
  const names = new Map(systems.map(({ icsCode, name }) => [icsCode, name]));
  const conditions = new Map(funds.map((fund) => [fund.fund, fund]));
  const rows = alerts
    .map((alert) => alertRow(alert, names, conditions.get(alert.account.fund), knownAt, heir))
    .sort(urgentFirst);
  return Object.values(SIGNAL_LABELS)
    .map((signal) => ({ signal, alerts: rows.filter((row) => row.signal === signal) }))
    .filter((group) => group.alerts.length > 0);
}

function takenOverInWords(
  ics: string,
  names: ReadonlyMap<string, string>,
  heir: Heir | undefined,
): string | null {
  const body = heir?.takenOver.find((one) => one.ics === ics);
  if (heir === undefined || body === undefined) return null;
  const took = `${names.get(heir.ics) ?? heir.ics} took over`;
  return `Of ${names.get(ics) ?? ics}, ${body.whole ? `which ${took}` : `a part of which ${took}`}.`;
}

const urgentFirst = (a: AlertRow, b: AlertRow): number =>
  Number(b.urgent) - Number(a.urgent) || a.system.localeCompare(b.system, 'en');

function alertRow(
  alert: AlertReading,
  names: ReadonlyMap<string, string>,
  conditions: FundDefinition | undefined,
  knownAt: string | undefined,
  heir: Heir | undefined,
): AlertRow {
  const { fund, ics, year } = alert.account;
  const regime = conditions === undefined ? 'notional' : regimeOf(conditions, year);
  return {
    severity: SEVERITY_WORDS[alert.finding.severity],
    urgent: alert.finding.severity === 'red',
    signal: SIGNAL_LABELS[alert.signal],
    system: names.get(ics) ?? ics,
    takenOver: takenOverInWords(ics, names, heir),
    account: `${conditions?.name ?? fund}, ${year}`,
    href: `/systems/${encodeURIComponent(ics)}?${new URLSearchParams({ fund, year, ...(knownAt === undefined ? {} : { knownAt }) }).toString()}`,
    reason: alertInWords(alert.account, alert.finding.reason),
    figures: Object.entries(alert.finding.figures).map(([name, value]) => figureInWords(name, value, regime)),
    state: stateOf(alert),
    ...{ basedOn: alert.basedOn, desk: hrefOfAlert(alert), replies: alert.replies.map(replyInWords) },
  };
}

export const hrefOfAlert = ({ signal, account: { fund, ics, year } }: AlertKey): string =>
  `/alerts/${[signal, fund, ics, year].map(encodeURIComponent).join('/')}`;

function stateOf({
  account,
  raisedAt,
  updatedAt,
  resolvedAt,
  resolvedBecause,
  handling,
}: AlertReading): string {
  if (resolvedAt !== null) {
    const why = alertInWords(account, resolvedBecause ?? 'no reason given');
    return `${handling.status === 'closed' ? 'Closed by hand' : 'Resolved'} on ${dateInWords(resolvedAt)}: ${why}`;
  }
  const { acknowledgedUntil, assignedTo, needsAttention } = handling;
  return [
    `Open since ${dateInWords(raisedAt)}, last changed ${dateInWords(updatedAt)}.`,
    ...(acknowledgedUntil === null || needsAttention
      ? []
      : [`Put aside through ${dateInWords(acknowledgedUntil)}.`]),
    ...(assignedTo === null ? [] : ['Assigned.']),
  ].join(' ');
}
