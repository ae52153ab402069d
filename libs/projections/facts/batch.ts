import type { AccountKey } from '#domain/ring-fence-account';
import { nextFinancialYear, previousFinancialYear, type FinancialYear, type Instant } from '#kernel';
import type { Bearing } from './bearing.js';

/** Rows to insert, by table; the columns of a row are those of the table. */
export type Rows = Map<string, Record<string, unknown>[]>;

/** Accounts that a fact says something to, beside those that it bears on; null is any. */
export interface Watched {
  readonly fund: string | null;
  readonly ics: string | null;
  readonly year: FinancialYear;
}

/**
 * What one batch of events says, collected before anything is written: rows by table, lines apart (they are copied), and which
 * accounts the events bear on, each with the position of the last that does.
 */
export class FactBatch {
  readonly rows: Rows = new Map();
  /** Return lines as COPY takes them, the lines of an event in one piece: a write to the socket for each line costs more than all else. */
  readonly lineText: Buffer[] = [];
  readonly touchedAccounts = new Map<string, { key: AccountKey; position: bigint }>();
  /** `ics` + `\u0000` + `year`. */
  readonly touchedSystemYears = new Map<string, bigint>();
  readonly touchedSystems = new Map<string, bigint>();
  /** Of these the signals look again, and the figures stay. */
  readonly watched = new Map<string, Watched & { readonly position: bigint }>();
  touchedAll: bigint | null = null;
  /** Every event of the batch, in log order: when it was known. */
  readonly recorded: { readonly position: bigint; readonly recordedAt: Instant }[] = [];
  private bearing: Bearing[] = [];

  /** Says when an event was known, and keeps no more of it: the lines of a batch would outlive their turn. */
  knew({ position, recordedAt }: { readonly position: bigint; readonly recordedAt: Instant }): void {
    this.recorded.push({ position, recordedAt });
  }

  add(table: string, row: Record<string, unknown>): void {
    const rows = this.rows.get(table);
    if (rows) rows.push(row);
    else this.rows.set(table, [row]);
  }

  /** An event that names the account: it exists from now on, and is due. */
  account(key: AccountKey, position: bigint): void {
    this.add('accounts', { ...key, known_from: position.toString() });
    this.touchedAccounts.set(`${key.fund}\u0000${key.ics}\u0000${key.year}`, { key, position });
    this.bearing.push({ bears: 'account', ...key });
    this.watchBeside(key, position);
  }

  systemYear(ics: string, year: string, position: bigint): void {
    this.touchedSystemYears.set(`${ics}\u0000${year}`, position);
    this.bearing.push({ bears: 'system_year', fund: '', ics, year });
    this.watchBeside({ fund: null, ics, year }, position);
  }

  /** Bears on every year of a system, and of its successors at any remove. */
  system(ics: string, position: bigint): void {
    this.touchedSystems.set(ics, position);
    this.bearing.push({ bears: 'system', fund: '', ics, year: '' });
  }

  everyAccount(position: bigint): void {
    this.touchedAll = position;
    this.bearing.push({ bears: 'all', fund: '', ics: '', year: '' });
  }

  /** What was said since this was last asked, i.e. by one event. */
  takeBearing(): readonly Bearing[] {
    const taken = this.bearing;
    this.bearing = [];
    return taken;
  }

  watch({ fund, ics, year }: Watched, position: bigint): void {
    this.watched.set(`${fund}\u0000${ics}\u0000${year}`, { fund, ics, year, position });
  }

  /** What the year before carried forward and spent, and what the year after took back, are looked at from the years beside. */
  private watchBeside({ fund, ics, year }: Watched, position: bigint): void {
    for (const beside of [previousFinancialYear(year), nextFinancialYear(year)])
      this.watch({ fund, ics, year: beside }, position);
  }
}
