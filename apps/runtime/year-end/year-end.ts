import type { SeenRevision } from '#application';
import { positionOf, type Position } from '#domain/policies';
import type { AccountKey, CloseAccount } from '#domain/ring-fence-account';
import type { Person } from '#identity';
import type { CommandMeta, PlainDate } from '#kernel';
import { readAlerts, type AlertRow } from '#projections/alerts';
import { returnsKnown } from '#projections/facts';
import { figuresAsOf, type FiguresAsOf } from '#projections/positions';
import { demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';
import { accountKnown } from './account-known.js';
import { NO_META } from './standing.js';

const WHOLE_YEAR = 13;

/** What is still open about an account's year, and what closing it would do. */
export interface YearEnd {
  readonly figuresAsOf: FiguresAsOf;
  readonly closed: boolean;
  readonly missingPeriods: readonly number[];
  readonly unsignedPeriods: readonly number[];
  readonly openAlerts: readonly {
    readonly signal: AlertRow['signal'];
    readonly severity: AlertRow['severity'];
  }[];
  readonly carryForwardApprovedPence: number;
  /** As it stands, through M13. */
  readonly now: Position;
  /** The same account were it closed now: what is uncommitted is carried forward or lapses. */
  readonly whenClosed: Position;
  /** The account's stream now, whatever moment is shown: to be said back when it is closed. */
  readonly revision: number | null;
}

/** As it stands, or stood at another moment known. Throws UnknownAccount and InvalidValue. */
export async function yearEndOf(runtime: Runtime, account: AccountKey, knownAt?: string): Promise<YearEnd> {
  const { pool } = runtime;
  const { fund } = account;
  const { revision } = await runtime.application.standingFor(closing(account, '', NO_META));
  const { moment, facts, mine } = await accountKnown(runtime, account, knownAt);
  const accounts = new Map([...facts.accounts, [fund, { ...mine, closed: true }]]);
  const now = positionOf(facts, fund, WHOLE_YEAR);
  const returns = await returnsKnown(pool, account, moment.position);
  const alerts = await readAlerts(pool, { ...account, status: 'open', knownAt: moment.position });
  return {
    ...{ figuresAsOf: figuresAsOf(moment), closed: mine.closed, missingPeriods: now.missingPeriods },
    unsignedPeriods: returns.filter(({ signedOff }) => !signedOff).map(({ period }) => period),
    openAlerts: alerts.map(({ signal, severity }) => ({ signal, severity })),
    carryForwardApprovedPence: mine.carryForwardApprovedPence,
    ...{ now, whenClosed: positionOf({ ...facts, accounts }, fund, WHOLE_YEAR), revision },
  };
}

/** Closes the account as the person saw it. Throws NotAllowed, UnknownAccount, StaleRevision, and what the decider refuses. */
export async function closeYear(
  runtime: Runtime,
  person: Person,
  asked: { readonly account: AccountKey; readonly closedOn: PlainDate },
  meta: CommandMeta,
  seen: SeenRevision,
): Promise<{ readonly position: string | null; readonly written: number; readonly revision: number | null }> {
  const { account, closedOn } = asked;
  await demandRight(runtime, person, 'year.close', account.ics);
  await yearEndOf(runtime, account);
  const command = closing(account, closedOn, meta);
  const { position, written } = await runtime.application.execute(command, seen);
  const { revision } = await runtime.application.standingFor(command);
  return { position: position?.toString() ?? null, written, revision };
}

const closing = (account: AccountKey, closedOn: PlainDate, meta: CommandMeta): CloseAccount => ({
  ...{ type: 'CloseAccount', data: { account, closedOn }, meta },
});
