import {
  londonDate,
  nextFinancialYear,
  previousFinancialYear,
  type DomainEvent,
  type Instant,
  type Pence,
  type Period,
  type PlainDate,
} from '#kernel';
import type { ReportingCalendarEvent } from '../../reporting-calendar/events.js';
import { accountName, type AccountKey } from '../../ring-fence-account/events.js';
import { abolishedOn } from '../abolition.js';
import { KnownCalendar } from '../calendar/known-calendar.js';
import type { SystemYearFacts } from '../position/facts.js';
import { successionsOf, type SuccessionEdge } from '../footprint/lineage.js';
import { predecessorsNearestFirst } from '../predecessors.js';
import type { Declaration, Registration, WatchedFacts } from '../signals/watched-facts.js';
import { besideBefore } from './year-before-history.js';
import { ChargesHistory } from './charges-history.js';
import { HistoryFacts } from './history-facts.js';
import type { MoneyEvent } from './money-event.js';

/** The last month of the next year in which a reversal is looked for. */
export const REVERSED_BY_PERIOD: Period = 3;

interface Registered {
  readonly order: number;
  readonly recordedOn: PlainDate;
}

/**
 * All that the signals look at, from the log alone and without any SQL: HistoryFacts, and beside it what `WatchedFacts` holds. Events come
 * in log order, each with the instant at which it was recorded.
 */
export class WatchHistory {
  readonly facts = new HistoryFacts();
  private readonly calendar = new KnownCalendar();
  private readonly charges = new ChargesHistory();
  private readonly plans = new Map<string, Map<Period, Pence>>();
  private readonly closes = new Map<string, { closedOn: PlainDate; facts: SystemYearFacts }>();
  private readonly declarations = new Map<string, Map<string, Declaration>>();
  /** By system and code. */
  private readonly registered = new Map<string, Registered>();
  private readonly successions: SuccessionEdge[] = [];
  private order = 0;
  /** The latest instant so far: a clock that went back does not make anything known earlier. */
  private latest: Instant = '';

  apply(given: DomainEvent, recordedAt: Instant): void {
    this.facts.apply(given);
    this.order += 1;
    if (recordedAt > this.latest) this.latest = recordedAt;
    const event = given as MoneyEvent | ReportingCalendarEvent;
    switch (event.type) {
      case 'DueDateSet':
        return this.calendar.set(event.data);
      case 'ExtensionGranted':
        return this.calendar.extend(event.data);
      case 'ReturnLinesRecorded':
        return this.charges.lines(event);
      case 'ReturnSubmitted':
        return this.charges.submitted(event, this.order);
      case 'PlanPhased': {
        const { account, period, amountPence } = event.data;
        this.plans.set(
          accountName(account),
          new Map(this.plans.get(accountName(account))).set(period, amountPence),
        );
        return;
      }
      case 'AccountClosed': {
        const { account, closedOn } = event.data;
        this.closes.set(accountName(account), {
          closedOn,
          facts: this.facts.systemYear(account.ics, account.year),
        });
        return;
      }
      case 'BaselineDeclared': {
        const { ics, year, programme, declaredBy, approvedBy } = event.data;
        const key = `${ics}:${year}`;
        this.declarations.set(
          key,
          new Map(this.declarations.get(key)).set(programme, { declaredBy, approvedBy }),
        );
        return;
      }
      case 'InterventionRegistered': {
        const key = `${event.data.ics}:${event.data.intervention}`;
        this.registered.set(key, { order: this.order, recordedOn: londonDate(this.latest) });
        return;
      }
      case 'OrganisationSucceeded': {
        const { predecessor, effectiveOn, successors } = event.data;
        for (const { icsCode: successor, shareBp } of successors)
          this.successions.push({ predecessor, effectiveOn, successor, shareBp });
        return;
      }
      default:
        return;
    }
  }

  watched(account: AccountKey): WatchedFacts {
    const { fund, ics, year } = account;
    const before = this.facts.systemYear(ics, previousFinancialYear(year));
    const after = nextFinancialYear(year);
    const counted = this.facts
      .systemYear(ics, after)
      .returns.filter(({ period }) => period <= REVERSED_BY_PERIOD);
    const close = this.closes.get(accountName(account));
    return {
      plan: this.plans.get(accountName(account)) ?? new Map(),
      months: this.calendar.months(fund, ics, year),
      closedOn: close?.closedOn ?? null,
      abolishedOn: abolishedOn(ics, successionsOf(this.successions)),
      atClose: close?.facts ?? null,
      yearBefore: before.accounts.size === 0 ? null : before,
      ...besideBefore(this.facts, account, this.successions),
      creditsAfter: this.charges.creditsOf(ics, after, fund, counted),
      registrations: this.registrations(account),
      declarations: this.declarations.get(`${ics}:${year}`) ?? new Map(),
    };
  }

  /** Of each code the first registration by the system or a predecessor. */
  private registrations({ fund, ics, year }: AccountKey): Map<string, Registration> {
    const lineage = new Set([ics, ...predecessorsNearestFirst(ics, this.successions)]);
    const first = new Map<string, Registered>();
    for (const [key, registered] of this.registered) {
      const at = key.indexOf(':');
      const [of, code] = [key.slice(0, at), key.slice(at + 1)];
      if (lineage.has(of) && !first.has(code)) first.set(code, registered);
    }
    return new Map(
      [...first].map(([code, { order, recordedOn }]) => [
        code,
        { recordedOn, chargedBefore: this.charges.chargedBefore(ics, year, fund, code, order) },
      ]),
    );
  }
}
