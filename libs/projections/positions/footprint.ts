import {
  currentFootprint,
  successionsOf,
  type Position,
  type ReportedAccount,
  type Successions,
} from '#domain/policies';
import { accountName } from '#domain/ring-fence-account';
import { RingfenceError } from '#kernel';
import type { Db, Moment } from '../facts/as-of.js';
import { closedAccounts, fundsKnown, successionsKnown } from '../facts/register-queries.js';

/** The accounts of a fund, year and period with all that apportions them, of one moment. */
export interface Apportionable {
  readonly accounts: readonly ReportedAccount[];
  readonly successions: Successions;
  readonly toleranceBp: number;
}

/** @param positions of every account of the fund and year: a body's part may come from any of them */
export async function apportionable(
  db: Db,
  fund: string,
  positions: readonly Position[],
  { position: at }: Moment,
): Promise<Apportionable> {
  const closed = await closedAccounts(db, at);
  return {
    accounts: positions.map((position) => ({ position, closed: closed.has(accountName(position)) })),
    successions: successionsOf(await successionsKnown(db, at)),
    toleranceBp: (await fundsKnown(db, at)).get(fund)!.toleranceBp,
  };
}

/** The positions of the bodies that live, or of one of them. Throws UnknownSystem for one that has been succeeded. */
export function positionsOnFootprint(
  { accounts, successions, toleranceBp }: Apportionable,
  ics: string | undefined,
): Position[] {
  const positions = currentFootprint(accounts, successions, toleranceBp);
  if (ics === undefined) return positions;
  const last = successions.get(ics)?.at(-1);
  if (last !== undefined && !last.successors.some(({ icsCode }) => icsCode === ics)) {
    const successors = last.successors.map(({ icsCode }) => icsCode).join(', ');
    throw new RingfenceError(
      'UnknownSystem',
      `${ics} is not on today's map: it was succeeded by ${successors} on ${last.effectiveOn}`,
      { ics },
    );
  }
  return positions.filter((position) => position.ics === ics);
}
