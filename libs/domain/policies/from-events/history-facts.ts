import { never, type DomainEvent, type FinancialYear, type Pence } from '#kernel';
import type { FundDefinition } from '../../fund/events.js';
import { accountName, type AccountKey, type RingFenceAccountEvent } from '../../ring-fence-account/events.js';
import { CORE, type ReturnKey, type ReturnSubmitted } from '../../spend-return/events.js';
import type { InterventionFacts, SystemYearFacts } from '../position/facts.js';
import { predecessorsNearestFirst, resolveInterventions, type Succession } from '../predecessors.js';
import { AccountHistory } from './account-history.js';
import { LineSums } from './line-sums.js';
import { isMoneyEvent, type MoneyEvent } from './money-event.js';
import { ReturnHistory } from './return-history.js';

type Baselines = Map<string, { readonly amountPence: Pence; readonly growthBp: number }>;

/**
 * The facts of every position, from the log alone and without any SQL: the reference that stored figures are verified against.
 * Events come in log order, whole (no event twice); "known at t" is: apply no event behind t. Keeps sums, never lines.
 */
export class HistoryFacts {
  private readonly funds = new Map<string, FundDefinition>();
  private readonly successions: Succession[] = [];
  /** By ICS, then code. */
  private readonly interventions = new Map<string, Map<string, InterventionFacts>>();
  private readonly baselines = new Map<string, Baselines>();
  private readonly accounts = new Map<string, { key: AccountKey; history: AccountHistory }>();
  private readonly returns = new Map<string, Map<number, ReturnHistory>>();
  /** Lines that no submission has claimed yet, by reference. */
  private readonly unclaimed = new Map<string, LineSums>();

  /** Folds one event; an event that no position depends on is ignored. Throws TornReturn or UnknownVersion on a log that is broken. */
  apply(event: DomainEvent): void {
    if (isMoneyEvent(event)) this.applyMoney(event);
  }

  /** Every account that exists, by year, ICS and fund. */
  accountKeys(): AccountKey[] {
    const order = ({ fund, ics, year }: AccountKey): string => `${year} ${ics} ${fund}`;
    return [...this.accounts.values()]
      .map(({ key }) => key)
      .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  }

  /** The facts of one ICS and year as this log tells them; empty ones where it tells nothing. */
  systemYear(ics: string, year: FinancialYear): SystemYearFacts {
    const mine = [...this.accounts.values()].filter(({ key }) => key.ics === ics && key.year === year);
    const predecessors = predecessorsNearestFirst(ics, this.successions);
    return {
      ics,
      year,
      funds: new Map(this.funds),
      accounts: new Map(mine.map(({ key, history }) => [key.fund, history.facts()])),
      returns: [...(this.returns.get(systemYearName(ics, year))?.values() ?? [])].flatMap(
        (it) => it.counted() ?? [],
      ),
      interventions: resolveInterventions(ics, predecessors, this.interventions),
      baselines: new Map(this.baselines.get(systemYearName(ics, year))),
    };
  }

  private applyMoney(event: MoneyEvent): void {
    switch (event.type) {
      case 'FundDefined':
      case 'FundRedefined':
        this.funds.set(event.data.fund, event.data);
        return;
      case 'OrganisationSucceeded': {
        const { predecessor, successors } = event.data;
        for (const { icsCode } of successors) this.successions.push({ predecessor, successor: icsCode });
        return;
      }
      case 'OrganisationEstablished':
      case 'OrganisationAmended':
      case 'ReturnReopened':
        return;
      case 'InterventionRegistered':
      case 'InterventionAmended':
        inMap(this.interventions, event.data.ics, () => new Map()).set(event.data.intervention, event.data);
        return;
      case 'BaselineDeclared': {
        const { ics, year, programme, amountPence, growthBp } = event.data;
        const ofYear = inMap(this.baselines, systemYearName(ics, year), (): Baselines => new Map());
        ofYear.set(programme, { amountPence, growthBp });
        return;
      }
      case 'ReturnLinesRecorded': {
        const buffer = inMap(this.unclaimed, event.data.reference, () => new LineSums());
        for (const line of event.data.lines) buffer.add(line);
        return;
      }
      case 'ReturnSubmitted':
        this.submit(event);
        return;
      case 'ReturnSentBack':
        this.returnOf(event.data).sendBack(event);
        return;
      case 'ReturnSignedOff':
        this.returnOf(event.data).signOff(event);
        return;
      case 'AllocationAwarded':
      case 'AllocationAdjusted':
      case 'AllocationTransferred':
      case 'CarryForwardBroughtIn':
      case 'VirementMade':
      case 'CarryForwardApproved':
      case 'PlanPhased':
      case 'AccountClosed':
        this.applyAccount(event);
        return;
      default:
        never(event);
    }
  }

  private submit(event: ReturnSubmitted): void {
    const { reference, ics, year } = event.data;
    const lines = this.unclaimed.get(reference) ?? new LineSums();
    this.unclaimed.delete(reference);
    this.returnOf(event.data).submit(event, lines);
    // A charged line names its account for good, even when its version is replaced or sent back.
    for (const { chargedTo } of lines.sums()) {
      if (chargedTo !== CORE) this.account({ fund: chargedTo, ics, year });
    }
  }

  private applyAccount(event: RingFenceAccountEvent): void {
    if (event.type === 'PlanPhased') return; // It names no account: money that was given, moved or spent does, or a year-end.
    this.account(event.data.account).apply(event);
    if (event.type !== 'AllocationTransferred') return;
    const { account, toIcs, amountPence } = event.data;
    this.account({ ...account, ics: toIcs }).allocate('transfer_in', amountPence);
  }

  private account({ fund, ics, year }: AccountKey): AccountHistory {
    const key = { fund, ics, year };
    return inMap(this.accounts, accountName(key), () => ({ key, history: new AccountHistory() })).history;
  }

  private returnOf({ ics, year, period }: ReturnKey): ReturnHistory {
    const ofYear = inMap(this.returns, systemYearName(ics, year), () => new Map<number, ReturnHistory>());
    return inMap(ofYear, period, () => new ReturnHistory(period));
  }
}

const systemYearName = (ics: string, year: FinancialYear): string => `${ics}:${year}`;

/** The value under the key, made and kept when there was none. */
function inMap<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
