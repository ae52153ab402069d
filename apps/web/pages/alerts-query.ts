import { SIGNALS } from '#domain/alert';
import type { FundDefinition } from '#domain/fund';
import { financialYear, RingfenceError } from '#kernel';
import { SEVERITY_WORDS, SIGNAL_LABELS, type AlertsQuery, type SystemName } from '#reporting';

export const ALERT_STATUSES = ['open', 'closed', 'resolved', 'all'] as const;
export const ALERT_FILTERS = [
  ...(['fund', 'ics', 'year', 'status', 'state'] as const),
  ...(['severity', 'signal', 'needsAttention', 'assignedTo'] as const),
] as const;
type AlertStatus = (typeof ALERT_STATUSES)[number];

/** `state` is what this page called it before it used the name of the API. */
type Asked = Readonly<Partial<Record<(typeof ALERT_FILTERS)[number], string>>>;

/**
 * Which alerts the address asks for; open ones where it does not say. Here a system is a filter like the others, so one that nobody
 * knows is an error and not an empty list. Throws UnknownFilter, UnknownFund, UnknownYear, InvalidValue.
 */
export function alertsQueryOf(
  given: Asked,
  funds: readonly FundDefinition[],
  systems: readonly SystemName[],
): Omit<AlertsQuery, 'status' | 'knownAt'> & { readonly status: AlertStatus } {
  const { fund, ics, year, status, state } = given;
  const asked = fund === undefined ? funds : funds.filter((one) => one.fund === fund);
  if (fund !== undefined && asked.length === 0) {
    throw new RingfenceError('UnknownFund', `no fund ${fund} is known`);
  }
  if (ics !== undefined && !systems.some(({ icsCode }) => icsCode === ics)) {
    throw new RingfenceError('UnknownFilter', `no system ${ics} is known`);
  }
  if (year !== undefined && !asked.some(({ years }) => financialYear(year) in years)) {
    throw new RingfenceError(
      'UnknownYear',
      `${fund === undefined ? 'no fund has' : `the fund ${fund} does not have`} the year ${year}`,
    );
  }
  return {
    ...(fund === undefined ? {} : { fund }),
    ...(ics === undefined ? {} : { ics }),
    ...(year === undefined ? {} : { year }),
    ...handlingOf(given),
    status: statusOf(status, state),
  };
}

function statusOf(status: string | undefined, state: string | undefined): AlertStatus {
  if (status !== undefined && state !== undefined) {
    throw new RingfenceError('UnknownFilter', 'the filters status and state are the same: give one');
  }
  const asked = status ?? state ?? 'open';
  const found = ALERT_STATUSES.find((one) => one === asked);
  if (found === undefined) {
    throw new RingfenceError(
      'UnknownFilter',
      `no status ${asked} is known: it is one of ${ALERT_STATUSES.join(', ')}`,
    );
  }
  return found;
}

function handlingOf({ severity, signal, needsAttention, assignedTo }: Asked): Omit<AlertsQuery, 'status'> {
  return {
    ...(severity === undefined ? {} : { severity: oneOf('severity', severity, SEVERITIES) }),
    ...(signal === undefined ? {} : { signal: oneOf('cause', signal, SIGNALS) }),
    ...(needsAttention === undefined
      ? {}
      : { needsAttention: oneOf('needsAttention', needsAttention, ['true', 'false']) === 'true' }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
  };
}

const SEVERITIES = ['red', 'amber'] as const;

function oneOf<T extends string>(what: string, asked: string, names: readonly T[]): T {
  const found = names.find((one) => one === asked);
  if (found !== undefined) return found;
  throw new RingfenceError('UnknownFilter', `no ${what} ${asked} is known: it is one of ${names.join(', ')}`);
}

/** What the form at the top of the list offers beside the status. */
export const choicesOfAlerts = ({ severity, signal, needsAttention }: Asked) => ({
  severities: SEVERITIES.map((value) => ({
    ...{ value, text: SEVERITY_WORDS[value], selected: value === severity },
  })),
  signals: SIGNALS.map((value) => ({ value, text: SIGNAL_LABELS[value], selected: value === signal })),
  attention: needsAttention === 'true',
});
