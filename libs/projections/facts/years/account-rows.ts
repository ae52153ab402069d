import type { AccountFacts, AllocationKind, CorePressure } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { pence, sumPence, type Period } from '#kernel';
import { knownAt, rowsOfYear, type Asked, type Known } from './span.js';

interface OfAccount extends Known {
  readonly fund: string;
  readonly ics: string;
}
interface Amount extends OfAccount {
  readonly amount_pence: string;
}

/** What was given to accounts, moved, approved and closed. */
export interface AccountRows {
  readonly accounts: readonly OfAccount[];
  readonly entries: readonly (Amount & { readonly kind: AllocationKind })[];
  readonly virements: readonly (Amount & {
    readonly period: Period;
    readonly direction: 'out' | 'in';
    readonly pressure: CorePressure;
  })[];
  readonly approvals: readonly Amount[];
  readonly closings: readonly OfAccount[];
}

export async function accountRows(asked: Asked): Promise<AccountRows> {
  return {
    accounts: await rowsOfYear(asked, 'accounts', 'fund'),
    entries: await rowsOfYear(asked, 'account_entries', 'fund, kind, amount_pence'),
    virements: await rowsOfYear(asked, 'virements', 'fund, period, direction, pressure, amount_pence'),
    approvals: await rowsOfYear(asked, 'carry_forward_approvals', 'fund, amount_pence'),
    closings: await rowsOfYear(asked, 'closings', 'fund'),
  };
}

/** A system's accounts as known then, by fund. */
export function accountsAt(rows: AccountRows, ics: string, at: LogPosition): Map<string, AccountFacts> {
  const known = <Row extends OfAccount>(of: readonly Row[], fund: string): Row[] =>
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
        allocations: known(rows.entries, fund).map((row) => ({
          kind: row.kind,
          amountPence: pence(Number(row.amount_pence)),
        })),
        virements: known(rows.virements, fund).map(({ period, direction, pressure, amount_pence }) => ({
          ...{ period, direction, pressure, amountPence: pence(Number(amount_pence)) },
        })),
        carryForwardApprovedPence: sumPence(
          known(rows.approvals, fund).map((row) => Number(row.amount_pence)),
        ),
        closed: known(rows.closings, fund).length > 0,
      },
    ]),
  );
}
