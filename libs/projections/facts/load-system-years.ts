import type { LogPosition } from '#event-store/port';
import type { FundDefinition } from '#domain/fund';
import type { InterventionDetails } from '#domain/intervention';
import {
  predecessorsNearestFirst,
  resolveInterventions,
  type AccountFacts,
  type AllocationKind,
  type CorePressure,
  type CountedReturn,
  type LineSum,
  type SystemYearFacts,
} from '#domain/policies';
import { pence, sumPence, type FinancialYear, type Pence } from '#kernel';
import type { Db } from './as-of.js';
import { fundsKnown, successionsKnown } from './register-queries.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface AccountDraft {
  allocations: { kind: AllocationKind; amountPence: Pence }[];
  virements: AccountFacts['virements'][number][];
  approvals: number[];
  closed: boolean;
}

/**
 * All that positions of these systems and year are a function of, as known at a position: one set of queries whatever the number of
 * systems. `systems` null means every system with an account in the year. Keyed by ODS code.
 */
export async function loadSystemYears(
  db: Db,
  year: FinancialYear,
  systems: readonly string[] | null,
  at: LogPosition,
): Promise<Map<string, SystemYearFacts>> {
  const known = at.toString();
  const accountRows = await query<{ fund: string; ics: string }>(
    db,
    `SELECT fund, ics FROM facts.accounts WHERE year = $1 AND known_from <= $2 AND ($3::text[] IS NULL OR ics = ANY($3))
     ORDER BY ics, fund`,
    [year, known, systems],
  );
  const wanted = [...new Set(accountRows.map((row) => row.ics))];
  const params = [year, known, wanted];
  const accounts = new Map<string, Map<string, AccountDraft>>();
  for (const { fund, ics } of accountRows) {
    const ofSystem = accounts.get(ics) ?? new Map<string, AccountDraft>();
    accounts.set(ics, ofSystem.set(fund, { allocations: [], virements: [], approvals: [], closed: false }));
  }
  const account = (row: { fund: string; ics: string }): AccountDraft => accounts.get(row.ics)!.get(row.fund)!;
  const WHERE = 'WHERE year = $1 AND known_from <= $2 AND ics = ANY($3)';

  type Amount = { fund: string; ics: string; amount_pence: string };
  for (const row of await query<Amount & { kind: AllocationKind }>(
    db,
    `SELECT fund, ics, kind, amount_pence FROM facts.account_entries ${WHERE} ORDER BY known_from`,
    params,
  )) {
    account(row).allocations.push({ kind: row.kind, amountPence: money(row.amount_pence) });
  }
  for (const row of await query<Amount & { period: number; direction: 'out' | 'in'; pressure: CorePressure }>(
    db,
    `SELECT fund, ics, period, direction, pressure, amount_pence FROM facts.virements ${WHERE} ORDER BY known_from`,
    params,
  )) {
    const { period, direction, pressure } = row;
    account(row).virements.push({ period, direction, pressure, amountPence: money(row.amount_pence) });
  }
  for (const row of await query<Amount>(
    db,
    `SELECT fund, ics, amount_pence FROM facts.carry_forward_approvals ${WHERE}`,
    params,
  )) {
    account(row).approvals.push(Number(row.amount_pence));
  }
  for (const row of await query<{ fund: string; ics: string }>(
    db,
    `SELECT fund, ics FROM facts.closings ${WHERE}`,
    params,
  )) {
    account(row).closed = true;
  }

  const returns = await countedReturns(db, params);
  const baselines = new Map<string, Map<string, { amountPence: Pence; growthBp: number }>>();
  for (const row of await query<{ ics: string; programme: string; amount_pence: string; growth_bp: number }>(
    db,
    `SELECT ics, programme, amount_pence, growth_bp FROM facts.baselines ${WHERE} ORDER BY ics, programme`,
    params,
  )) {
    const ofSystem = baselines.get(row.ics) ?? new Map<string, { amountPence: Pence; growthBp: number }>();
    baselines.set(
      row.ics,
      ofSystem.set(row.programme, { amountPence: money(row.amount_pence), growthBp: row.growth_bp }),
    );
  }
  const funds: ReadonlyMap<string, FundDefinition> = await fundsKnown(db, at);
  const interventionsOf = await interventionsSeenBy(db, wanted, at);

  const result = new Map<string, SystemYearFacts>();
  for (const ics of wanted) {
    const facts: Mutable<SystemYearFacts> = {
      ics,
      year,
      funds,
      accounts: new Map([...accounts.get(ics)!].map(([fund, draft]) => [fund, finished(draft)])),
      returns: returns.get(ics) ?? [],
      interventions: interventionsOf(ics),
      baselines: baselines.get(ics) ?? new Map(),
    };
    result.set(ics, facts);
  }
  return result;
}

const money = (text: string): Pence => pence(Number(text));

const finished = ({ allocations, virements, approvals, closed }: AccountDraft): AccountFacts => ({
  allocations,
  virements,
  carryForwardApprovedPence: sumPence(approvals),
  closed,
});

async function query<Row extends object>(db: Db, sql: string, params: readonly unknown[]): Promise<Row[]> {
  return (await db.query<Row & { [column: string]: unknown }>(sql, [...params])).rows;
}

/** The version that counts of each return: the newest submitted and not sent back, as known then, with its sums. */
async function countedReturns(db: Db, params: readonly unknown[]): Promise<Map<string, CountedReturn[]>> {
  const headers = await query<{
    ics: string;
    period: number;
    version: number;
    reference: string;
    core_complete: boolean;
    signed_off: boolean;
  }>(
    db,
    `SELECT DISTINCT ON (v.ics, v.period) v.ics, v.period, v.version, v.reference, v.core_complete,
       EXISTS (SELECT FROM facts.sign_offs s WHERE (s.ics, s.year, s.period, s.version) = (v.ics, v.year, v.period, v.version)
         AND s.known_from <= $2) AS signed_off
     FROM facts.return_versions v
     WHERE v.year = $1 AND v.known_from <= $2 AND v.ics = ANY($3) AND NOT EXISTS (
       SELECT FROM facts.send_backs b WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version)
         AND b.known_from <= $2)
     ORDER BY v.ics, v.period, v.version DESC`,
    params,
  );
  const sums = await sumsByReference(
    db,
    headers.map((header) => header.reference),
  );
  const result = new Map<string, CountedReturn[]>();
  for (const header of headers) {
    const ofSystem = result.get(header.ics) ?? [];
    ofSystem.push({
      period: header.period,
      version: header.version,
      coreComplete: header.core_complete,
      signedOff: header.signed_off,
      sums: sums.get(header.reference) ?? [],
    });
    result.set(header.ics, ofSystem);
  }
  return result;
}

async function sumsByReference(db: Db, references: readonly string[]): Promise<Map<string, LineSum[]>> {
  const rows = await query<{
    reference: string;
    charged_to: string;
    purpose: string;
    programme: string;
    has_evidence: boolean;
    amount_pence: string;
  }>(
    db,
    `SELECT reference, charged_to, purpose, programme, has_evidence, sum(amount_pence)::text AS amount_pence
     FROM facts.return_sums WHERE reference = ANY($1::uuid[]) GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    [references],
  );
  const result = new Map<string, LineSum[]>();
  for (const row of rows) {
    const sum: LineSum = {
      chargedTo: row.charged_to,
      purpose: row.purpose === '' ? null : row.purpose,
      programme: row.programme === '' ? null : row.programme,
      hasEvidence: row.has_evidence,
      amountPence: money(row.amount_pence),
    };
    const ofReturn = result.get(row.reference);
    if (ofReturn) ofReturn.push(sum);
    else result.set(row.reference, [sum]);
  }
  return result;
}

/** Each system sees its own interventions and its predecessors', as registered then. */
async function interventionsSeenBy(
  db: Db,
  systems: readonly string[],
  at: LogPosition,
): Promise<(ics: string) => SystemYearFacts['interventions']> {
  const successions = await successionsKnown(db, at);
  const ancestors = new Map(systems.map((ics) => [ics, predecessorsNearestFirst(ics, successions)]));
  const involved = new Set([...ancestors].flatMap(([ics, before]) => [ics, ...before]));
  const rows = await query<{ ics: string; intervention: string; details: InterventionDetails }>(
    db,
    `SELECT DISTINCT ON (ics, intervention) ics, intervention, details FROM facts.interventions
     WHERE ics = ANY($1) AND known_from <= $2 ORDER BY ics, intervention, known_from DESC`,
    [[...involved], at.toString()],
  );
  const byIcs = new Map<string, Map<string, InterventionDetails>>();
  for (const { ics, intervention, details } of rows) {
    const ofSystem = byIcs.get(ics) ?? new Map<string, InterventionDetails>();
    byIcs.set(ics, ofSystem.set(intervention, details));
  }
  return (ics) => resolveInterventions(ics, ancestors.get(ics) ?? [], byIcs);
}
