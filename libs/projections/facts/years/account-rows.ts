import type { AccountFacts, AllocationKind, CorePressure, SystemYearFacts } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { pence, sumPence, type Period } from '#kernel';
import { knownAt, rowsOfYear, type Asked, type OfSystem } from './span.js';

interface OfFund {
  readonly fund: string;
}
interface Amount extends OfFund {
  readonly amount_pence: number;
}

/** What was given to accounts, moved, approved and closed, and what systems spend for the same ends of their own. */
interface AccountTables {
  readonly accounts: OfFund;
  readonly account_entries: Amount & { readonly kind: AllocationKind };
  readonly virements: Amount & {
    readonly period: Period;
    readonly direction: 'out' | 'in';
    readonly pressure: CorePressure;
  };
  readonly carry_forward_approvals: Amount;
  readonly closings: OfFund;
  readonly baselines: {
    readonly programme: string;
    readonly amount_pence: number;
    readonly growth_bp: number;
  };
}

export type AccountRows = {
  readonly [Table in keyof AccountTables]: readonly (AccountTables[Table] & OfSystem)[];
};

export const accountRows = (asked: Asked): Promise<AccountRows> =>
  rowsOfYear<AccountTables>(asked, {
    accounts: ['fund'],
    account_entries: ['fund', 'kind', 'amount_pence'],
    virements: ['fund', 'period', 'direction', 'pressure', 'amount_pence'],
    carry_forward_approvals: ['fund', 'amount_pence'],
    closings: ['fund'],
    baselines: ['programme', 'amount_pence', 'growth_bp'],
  });

/** A system's accounts as known then, by fund. */
export function accountsAt(rows: AccountRows, ics: string, at: LogPosition): Map<string, AccountFacts> {
  const known = <Row extends OfFund & OfSystem>(of: readonly Row[], fund: string): Row[] =>
    of.filter((row) => row.ics === ics && row.fund === fund).filter(knownAt(at));
  const funds = rows.accounts
    .filter((row) => row.ics === ics)
    .filter(knownAt(at))
    .map(({ fund }) => fund)
    .sort();
  return new Map(
    funds.map((fund) => [
      fund,
      {
        allocations: known(rows.account_entries, fund).map((row) => ({
          kind: row.kind,
          amountPence: pence(row.amount_pence),
        })),
        virements: known(rows.virements, fund).map(({ period, direction, pressure, amount_pence }) => ({
          ...{ period, direction, pressure, amountPence: pence(amount_pence) },
        })),
        carryForwardApprovedPence: sumPence(
          known(rows.carry_forward_approvals, fund).map((row) => row.amount_pence),
        ),
        closed: known(rows.closings, fund).length > 0,
      },
    ]),
  );
}

/** What a system declared as its own spending before the money came, as known then, by programme. */
export function baselinesAt(
  { baselines }: AccountRows,
  ics: string,
  at: LogPosition,
): SystemYearFacts['baselines'] {
  const known = baselines.filter((row) => row.ics === ics).filter(knownAt(at));
  return new Map(
    known
      .sort((a, b) => (a.programme < b.programme ? -1 : 1))
      .map(({ programme, amount_pence, growth_bp }) => [
        programme,
        { amountPence: pence(amount_pence), growthBp: growth_bp },
      ]),
  );
}
