import type { LogPosition } from '#event-store/port';
import type { FundDefinition } from '#domain/fund';
import type { OrganisationDetails } from '#domain/organisation';
import type { FileAccepted } from '#domain/file-import';
import type { Actor, FinancialYear, Instant } from '#kernel';
import type { Db } from './as-of.js';

/** Fund conditions by code, as known then. */
export async function fundsKnown(db: Db, at: LogPosition): Promise<Map<string, FundDefinition>> {
  const { rows } = await db.query<{ fund: string; definition: FundDefinition }>(
    `SELECT DISTINCT ON (fund) fund, definition FROM facts.funds WHERE known_from <= $1 ORDER BY fund, known_from DESC`,
    [at.toString()],
  );
  return new Map(rows.map(({ fund, definition }) => [fund, definition]));
}

/** The register by ODS code, as known then. */
export async function organisationsKnown(db: Db, at: LogPosition): Promise<Map<string, OrganisationDetails>> {
  const { rows } = await db.query<{ ics: string; details: OrganisationDetails }>(
    `SELECT DISTINCT ON (ics) ics, details FROM facts.organisations WHERE known_from <= $1 ORDER BY ics, known_from DESC`,
    [at.toString()],
  );
  return new Map(rows.map(({ ics, details }) => [ics, details]));
}

export interface SuccessionRow {
  readonly predecessor: string;
  readonly effectiveOn: string;
  readonly successor: string;
  readonly shareBp: number;
}

/** Every succession known then. */
export async function successionsKnown(db: Db, at: LogPosition): Promise<SuccessionRow[]> {
  const { rows } = await db.query<{
    predecessor: string;
    effective_on: string;
    successor: string;
    share_bp: number;
  }>(
    `SELECT predecessor, effective_on, successor, share_bp FROM facts.successions WHERE known_from <= $1
     ORDER BY effective_on, predecessor, successor`,
    [at.toString()],
  );
  return rows.map((row) => ({
    predecessor: row.predecessor,
    effectiveOn: row.effective_on,
    successor: row.successor,
    shareBp: row.share_bp,
  }));
}

/** Every account that exists, as known then. */
export async function accountsKnown(
  db: Db,
  at: LogPosition,
): Promise<{ fund: string; ics: string; year: FinancialYear }[]> {
  const { rows } = await db.query<{ fund: string; ics: string; year: string }>(
    'SELECT fund, ics, year FROM facts.accounts WHERE known_from <= $1 ORDER BY fund, year, ics',
    [at.toString()],
  );
  return rows;
}

/** `fund:ics:year` of accounts that were given something, as known then. */
export async function accountsWithAllocation(db: Db, at: LogPosition): Promise<Set<string>> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT DISTINCT fund || ':' || ics || ':' || year AS name FROM facts.account_entries WHERE known_from <= $1`,
    [at.toString()],
  );
  return new Set(rows.map((row) => row.name));
}

/** `ics` → codes registered, as known then. */
export async function interventionCodes(db: Db, at: LogPosition): Promise<Map<string, Set<string>>> {
  const { rows } = await db.query<{ ics: string; intervention: string }>(
    'SELECT DISTINCT ics, intervention FROM facts.interventions WHERE known_from <= $1',
    [at.toString()],
  );
  const result = new Map<string, Set<string>>();
  for (const { ics, intervention } of rows) result.set(ics, (result.get(ics) ?? new Set()).add(intervention));
  return result;
}

/** `fund:ics:year` → the date, for accounts that are closed, as known then. */
export async function closedAccounts(db: Db, at: LogPosition): Promise<Map<string, string>> {
  const { rows } = await db.query<{ name: string; closed_on: string }>(
    `SELECT fund || ':' || ics || ':' || year AS name, closed_on FROM facts.closings WHERE known_from <= $1`,
    [at.toString()],
  );
  return new Map(rows.map(({ name, closed_on }) => [name, closed_on]));
}

/** `ics:year` → the date, for systems whose every account of the year is closed. */
export async function yearClosings(db: Db, at: LogPosition): Promise<Map<string, string>> {
  const { rows } = await db.query<{ key: string; closed_on: string }>(
    `SELECT a.ics || ':' || a.year AS key, max(c.closed_on) AS closed_on
     FROM facts.accounts a LEFT JOIN facts.closings c ON (c.fund, c.ics, c.year) = (a.fund, a.ics, a.year) AND c.known_from <= $1
     WHERE a.known_from <= $1 GROUP BY a.ics, a.year HAVING bool_and(c.closed_on IS NOT NULL)`,
    [at.toString()],
  );
  return new Map(rows.map(({ key, closed_on }) => [key, closed_on]));
}

/** What each of these references of a file type stood for. */
export async function rowReferences(
  db: Db,
  kind: string,
  references: readonly string[],
): Promise<Map<string, unknown>> {
  const { rows } = await db.query<{ reference: string; content: unknown }>(
    'SELECT reference, content FROM facts.row_references WHERE kind = $1 AND reference = ANY($2)',
    [kind, references],
  );
  return new Map(rows.map(({ reference, content }) => [reference, content]));
}

/** A file that was accepted and not yet applied, and in whose name. */
export interface PendingImport {
  readonly file: FileAccepted['data'];
  readonly context: { readonly actor: Actor; readonly at: Instant; readonly correlationId: string };
}

/** What a start has to finish, oldest first. */
export async function filesPending(db: Db): Promise<PendingImport[]> {
  const { rows } = await db.query<{ details: PendingImport }>(
    `SELECT a.details FROM facts.file_imports a WHERE a.status = 'accepted' AND NOT EXISTS (
       SELECT FROM facts.file_imports d WHERE d.kind = a.kind AND d.sha256 = a.sha256 AND d.status = 'applied')
     ORDER BY a.known_from`,
  );
  return rows.map((row) => row.details);
}
