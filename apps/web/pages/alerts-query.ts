import type { FundDefinition } from '#domain/fund';
import { financialYear, RingfenceError } from '#kernel';
import type { AlertsQuery, SystemName } from '#reporting';

export const ALERT_STATUSES = ['open', 'closed', 'resolved', 'all'] as const;
type AlertStatus = (typeof ALERT_STATUSES)[number];

/** `state` is what this page called it before it used the name of the API. */
type Asked = Readonly<Partial<Record<'fund' | 'ics' | 'year' | 'status' | 'state', string>>>;

/**
 * Which alerts the address asks for; open ones where it does not say. Here a system is a filter like the others, so one that nobody
 * knows is an error and not an empty list. Throws UnknownFilter, UnknownFund, UnknownYear, InvalidValue.
 */
export function alertsQueryOf(
  { fund, ics, year, status, state }: Asked,
  funds: readonly FundDefinition[],
  systems: readonly SystemName[],
): Pick<AlertsQuery, 'fund' | 'ics' | 'year'> & { readonly status: AlertStatus } {
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
