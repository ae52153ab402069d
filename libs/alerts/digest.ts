import type { AlertRow } from '#projections/alerts';
import type { Signal } from '#domain/alert';

export interface DigestWords {
  /** What people call each cause. */
  readonly cause: Readonly<Record<Signal, string>>;
  /** What people call a system; its code where it has no name. */
  readonly system: (ics: string) => string;
  /** The account as a sentence names it, and how that reads where a heading has named it. */
  readonly sentence: (alert: AlertRow) => string;
  /** Where alerts are looked at. */
  readonly link: string;
}

export interface Digest {
  readonly subject: string;
  /** Plain text, lines of any length. */
  readonly text: string;
}

/** Most alerts that are told one by one; of the others the number. */
export const MAX_TOLD = 50;

/**
 * One message for all alerts that need attention, by their cause and the red ones first: a cause with 42 systems is one heading and not 42
 * messages. Null where none needs it. Pure, and the same for the same alerts whatever their order.
 */
export function digestOf(alerts: readonly AlertRow[], words: DigestWords): Digest | null {
  const needed = alerts.filter(({ needsAttention }) => needsAttention);
  if (needed.length === 0) return null;
  const red = needed.filter(({ severity }) => severity === 'red').length;
  const causes = Object.keys(words.cause) as Signal[];
  const groups = causes
    .map((signal) => ({ signal, alerts: needed.filter((it) => it.signal === signal).sort(redThenSystem) }))
    .filter((group) => group.alerts.length > 0)
    .sort((a, b) => redOf(b.alerts) - redOf(a.alerts));
  const subject = `${needed.length === 1 ? '1 alert needs' : `${needed.length} alerts need`} attention, ${red} past the red line`;
  const lines: string[] = [`${subject}.`, ''];
  let told = 0;
  for (const { signal, alerts: ofCause } of groups) {
    lines.push(`${words.cause[signal]} (${ofCause.length})`);
    const room = Math.max(0, MAX_TOLD - told);
    for (const alert of ofCause.slice(0, room)) {
      const { fund, year, severity } = alert;
      lines.push(`- ${words.system(alert.ics)}, ${fund} ${year} (${severity}): ${words.sentence(alert)}`);
    }
    if (ofCause.length > room) lines.push(`- and ${ofCause.length - room} more`);
    told += Math.min(room, ofCause.length);
    lines.push('');
  }
  lines.push(words.link);
  return { subject, text: `${lines.join('\n')}\n` };
}

const redOf = (alerts: readonly AlertRow[]): number =>
  alerts.filter(({ severity }) => severity === 'red').length;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const redThenSystem = (a: AlertRow, b: AlertRow): number =>
  compare(b.severity, a.severity) ||
  compare(b.year, a.year) ||
  compare(a.ics, b.ics) ||
  compare(a.fund, b.fund);
