import type { FundDefinition } from '#domain/fund';
import { accountName, type AccountKey } from '#domain/ring-fence-account';
import type { Actor, PlainDate } from '#kernel';
import type { MonthLock, MonthLocks } from '#domain/policies';
import type { Lookups } from '../ports.js';
import type { Overlay } from './overlay.js';
import { predecessorsOf, succeeded, type Succeeded } from './succeeded.js';

/** Key of an intervention in `Lookups.interventions`. */
export const interventionKey = (ics: string, intervention: string): string => `${ics}\u0000${intervention}`;

/** What a file is checked against: the head of the log, and over it the files before this one. */
export class World {
  private lastAccount = { fund: '', ics: '', year: '', has: false };
  private readonly registered = new Map<string, ReadonlySet<string>>();

  private constructor(
    private readonly funds: ReadonlyMap<string, FundDefinition>,
    private readonly organisations: ReadonlyMap<string, unknown>,
    private readonly ownInterventions: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly predecessors: ReadonlyMap<string, readonly string[]>,
    private readonly ended: ReadonlyMap<string, Succeeded>,
    private readonly accounts: ReadonlySet<string>,
    private readonly yearClosings: ReadonlyMap<string, PlainDate>,
    /** Accounts that this actor may not move money into: none for an operator. */
    private readonly closed: ReadonlyMap<string, PlainDate>,
    private readonly overlay: Overlay,
    /** False when an accepted file is finished: what stops a row was judged at its acceptance, what is odd is said again. */
    readonly judges: boolean,
    /** None for an operator. */
    private readonly locks: MonthLocks,
  ) {}

  static async of(lookups: Lookups, overlay: Overlay, role: Actor['role'], judges = true): Promise<World> {
    const [funds, organisations, interventions, successions, accounts, years, closed, locks] =
      await Promise.all([
        lookups.funds(),
        lookups.organisations(),
        lookups.interventions(),
        lookups.successions(),
        lookups.accounts(),
        lookups.yearClosings(),
        role === 'submitter' ? lookups.closedAccounts() : new Map<string, PlainDate>(),
        role === 'submitter' && judges ? lookups.monthLocks() : () => null,
      ]);
    const own = byIcs([...interventions, ...overlay.interventions]);
    const before = predecessorsOf(successions);
    const ended = succeeded(successions);
    return new World(
      funds,
      organisations,
      own,
      before,
      ended,
      accounts,
      years,
      closed,
      overlay,
      judges,
      locks,
    );
  }

  fund(name: string): FundDefinition | undefined {
    return this.overlay.funds.get(name) ?? this.funds.get(name);
  }

  hasOrganisation(ics: string): boolean {
    return !this.judges || this.overlay.organisations.has(ics) || this.organisations.has(ics);
  }

  /** Asked for line after line of one account: the last answer is kept. */
  hasAccount(fund: string, ics: string, year: string): boolean {
    const last = this.lastAccount;
    if (last.fund === fund && last.ics === ics && last.year === year) return last.has;
    const account = `${fund}:${ics}:${year}`;
    const has = this.accounts.has(account) || this.overlay.accounts.has(account);
    this.lastAccount = { fund, ics, year, has };
    return has;
  }

  yearClosedOn(ics: string, year: string): PlainDate | null {
    return this.judges ? (this.yearClosings.get(`${ics}:${year}`) ?? null) : null;
  }

  /** What the calendar says against a return of the month from whoever hands this in; null while it is open to them. */
  lockOn(ics: string, year: string, period: number): MonthLock | null {
    return this.locks(ics, year, period);
  }

  /** When the account was closed to whoever hands this in; null while it is open to them. */
  closedOn(account: AccountKey): PlainDate | null {
    return this.closed.get(accountName(account)) ?? null;
  }

  /** Who followed the body, where it is gone since this day or before; null while it is there. */
  succeededBy(ics: string, on: PlainDate): Succeeded | null {
    const end = this.ended.get(ics);
    return end !== undefined && end.effectiveOn <= on ? end : null;
  }

  /** Codes registered for the system or for a predecessor of it at any remove. */
  interventionsOf(ics: string): ReadonlySet<string> {
    let codes = this.registered.get(ics);
    if (codes === undefined) {
      codes = new Set(this.lineage(ics).flatMap((each) => [...(this.ownInterventions.get(each) ?? [])]));
      this.registered.set(ics, codes);
    }
    return codes;
  }

  /** The bodies that it succeeded, at any remove. */
  predecessorsOf(ics: string): string[] {
    return this.lineage(ics).filter((each) => each !== ics);
  }

  /** The bodies that succeeded it, at any remove. */
  successorsOf(ics: string): string[] {
    const after = (body: string): string[] =>
      [...this.predecessors, ...this.overlay.predecessors].flatMap(([successor, before]) =>
        before.includes(body) ? [successor] : [],
      );
    return reached(ics, after).filter((each) => each !== ics);
  }

  private lineage(ics: string): string[] {
    const before = (body: string): string[] =>
      [this.predecessors, this.overlay.predecessors].flatMap((known) => known.get(body) ?? []);
    return reached(ics, before);
  }
}

/** Itself and all that can be reached from it. */
function reached(from: string, next: (each: string) => readonly string[]): string[] {
  const found = new Set([from]);
  // A set grows under its own iteration: each body is visited once, also where one succeeds itself.
  for (const each of found) for (const other of next(each)) found.add(other);
  return [...found];
}

function byIcs(keys: readonly string[]): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const key of keys) {
    const [ics = '', code = ''] = key.split('\u0000');
    const codes = sets.get(ics);
    if (codes) codes.add(code);
    else sets.set(ics, new Set([code]));
  }
  return sets;
}
