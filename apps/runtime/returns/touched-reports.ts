import { reportNumber, type ReportIssued } from '#domain/oversight-report';
import { lineageOf, livingBodies, successionsOf, type Successions } from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import { factsHead, organisationsKnown, successionsKnown } from '#projections/facts';
import { readIssuedReports } from '#projections/reports';
import { isWithin } from '#reporting';
import type { Runtime } from '../runtime.js';

/** An issued report that has the account in it, and stands. */
export interface TouchedReport {
  readonly number: string;
  readonly title: string;
  readonly through: number;
}

type Issued = ReportIssued['data'];

/**
 * The current issued reports with figures of this account through `from` or later: made today, they could show others. On today's
 * footprint an account is in the reports of the bodies that it is apportioned to, by the register as it was known to the report or is now.
 */
export async function reportsTouchedBy(
  { pool }: Runtime,
  { fund, ics, year }: AccountKey,
  from: number,
): Promise<TouchedReport[]> {
  const head = (await factsHead(pool)).position;
  const systems = [...(await organisationsKnown(pool, head)).values()];
  const known = new Map<bigint, Promise<Successions>>();
  const successionsAt = (at: bigint): Promise<Successions> => {
    const found = known.get(at) ?? successionsKnown(pool, at).then(successionsOf);
    known.set(at, found);
    return found;
  };
  const bodiesIn = async ({ footprint, position }: Issued): Promise<string[]> => {
    if (footprint === 'as_reported') return [ics];
    const registers = [await successionsAt(BigInt(position)), await successionsAt(head)];
    return registers.flatMap((successions) => livingBodies(lineageOf(ics, year, successions)));
  };
  const touched: TouchedReport[] = [];
  for (const { issued } of await readIssuedReports(pool, { fund, year, current: true })) {
    if (issued.through < from) continue;
    if (!(await bodiesIn(issued)).some((body) => isWithin(issued.scope, body, systems))) continue;
    const { title, through } = issued;
    touched.push({ number: reportNumber(issued, issued.sequence), title, through });
  }
  return touched;
}
