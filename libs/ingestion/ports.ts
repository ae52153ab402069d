import type { Actor, FinancialYear, Instant, PlainDate } from '#kernel';
import type { BaselineCommand } from '#domain/baseline';
import type { FileImportCommand, FileKey } from '#domain/file-import';
import type { FundCommand, FundDefinition } from '#domain/fund';
import type { InterventionCommand } from '#domain/intervention';
import type { MonthLocks, ReturnDigest } from '#domain/policies';
import type { OrganisationCommand, OrganisationDetails } from '#domain/organisation';
import type { ReportingCalendarCommand } from '#domain/reporting-calendar';
import type { RingFenceAccountCommand } from '#domain/ring-fence-account';
import type { SpendReturnCommand, SubmitReturn } from '#domain/spend-return';
import type { ReturnsBefore } from './returns-before.js';
import type { Succession } from './succession.js';

export type { ReturnsBefore, Succession };
export type LogPosition = bigint;

/** File types whose rows may carry a `reference`, unique within the type across all loads. */
export type ReferencedKind = 'allocations' | 'virements' | 'carry-forwards';

/** What is known at the head of the log: the caller catches its projections up before each answer. */
export interface Lookups {
  funds(): Promise<ReadonlyMap<string, FundDefinition>>;
  organisations(): Promise<ReadonlyMap<string, OrganisationDetails>>;
  /** `interventionKey(ics, code)` of every registered intervention. */
  interventions(): Promise<ReadonlySet<string>>;
  /** Who follows whom. Direct ones are enough: the closure is taken here. */
  successions(): Promise<readonly Succession[]>;
  /** `fund:ics:year` of every account that has an allocation. */
  accounts(): Promise<ReadonlySet<string>>;
  /** Of these references, those in the log, each with the `referenceDigest` of the event that carries it. */
  references(kind: ReferencedKind, references: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** `ics:year` → the date on which the system's accounts of the year were closed. */
  yearClosings(): Promise<ReadonlyMap<string, PlainDate>>;
  /** `fund:ics:year` → the date on which that account was closed. */
  closedAccounts(): Promise<ReadonlyMap<string, PlainDate>>;
  /** The counted returns of these systems and years, and what they moved by virement. */
  returnsBefore(systems: readonly string[], years: readonly FinancialYear[]): Promise<ReturnsBefore>;
  /** The digest of a submission that was just written, so that it need not be read to be answered above. */
  returnWritten(reference: string, digest: ReturnDigest): void;
  /** Of every month of every system. */
  monthLocks(): Promise<MonthLocks>;
  /** What the fileImport stream says of these bytes. */
  fileStatus(key: FileKey): Promise<'unknown' | 'accepted' | 'applied'>;
  /** Called when an import lock is taken and after a file was applied: what is answered next must know all that is in the log. */
  refresh(): Promise<void>;
}

/** Names become opaque ids before they reach a command. Both answer with every name they can; `idsFor` with all. */
export interface People {
  /** Ids of those names that have one. Stores nothing: a rejected file leaves no trace. */
  known(names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>>;
  /** Ids of all names; makes those that are missing. The same name has the same id at every call. */
  idsFor(names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>>;
}

/** The bytes of accepted files, kept until they are applied. */
export interface Uploads {
  /** Replaces what stood under the key: a kill before FileAccepted leaves garbage that the next attempt overwrites. Durable when it returns. */
  store(
    kind: string,
    sha256: string,
    fileName: string,
    byteLength: number,
    chunks: AsyncIterable<Buffer>,
  ): Promise<void>;
  open(kind: string, sha256: string): AsyncIterable<Buffer>;
  /** No error when there is none. */
  remove(kind: string, sha256: string): Promise<void>;
}

/** One import of a kind at a time, across processes. */
export type WithImportLock = <T>(kind: string, run: () => Promise<T>) => Promise<T>;

export type AnyCommand =
  | BaselineCommand
  | FileImportCommand
  | FundCommand
  | InterventionCommand
  | OrganisationCommand
  | ReportingCalendarCommand
  | RingFenceAccountCommand
  | SpendReturnCommand;

export interface CommandOutcome {
  readonly stream: string;
  /** Null when nothing was written. */
  readonly position: LogPosition | null;
  readonly written: number;
}

export interface Rehearsal {
  /** Decides in memory only, and remembers, so that the next command sees it. Throws RefusedError. */
  rehearse(command: AnyCommand): Promise<void>;
}

/** The application. Idempotent by meta.commandId; throws RefusedError. */
export interface Commands {
  execute(command: AnyCommand): Promise<CommandOutcome>;
  /** `lines` are texts of whole lines: the canonical JSON of a ReturnLine, ended by a newline. */
  submitReturn(command: SubmitReturn, lines: AsyncIterable<string>): Promise<CommandOutcome>;
  rehearsal(): Rehearsal;
  streamOf(command: AnyCommand): string;
}

export interface IngestionPorts {
  readonly lookups: Lookups;
  readonly people: People;
  readonly uploads: Uploads;
  readonly withImportLock: WithImportLock;
  readonly commands: Commands;
}

/** Who hands the file in, and when: the meta of every command that comes of it. */
export interface ImportContext {
  readonly actor: Actor;
  readonly at: Instant;
  readonly correlationId: string;
  /** What the submitter said the file is: a file of another system, year or month is named as such. */
  readonly scope?: { readonly ics?: string; readonly year?: string; readonly period?: number };
  /** What reading it may cost, where it comes from outside. */
  readonly limits?: ReadingLimits;
}

/** Beyond either the file is refused as a whole. Its bytes are limited by whoever takes them in. */
export interface ReadingLimits {
  readonly rows: number;
  readonly milliseconds: number;
}

/** Of a file that anybody hands in: as many rows as a sheet has, and a minute. */
export const OUTSIDE_LIMITS: ReadingLimits = { rows: 1_048_576, milliseconds: 60_000 };

/** A file to read, more than once: `open` begins again at its first byte. `returns.csv`, or `returns.json` for rows from the API. */
export interface FileSource {
  readonly fileName: string;
  readonly kind: string;
  open(): AsyncIterable<Buffer>;
}

export interface Progress {
  readonly fileName: string;
  /** In this order. `storing` the upload, `accepting` it (from then on a start finishes it), `projecting` what was written. */
  readonly step: 'checking' | 'rehearsing' | 'storing' | 'accepting' | 'writing' | 'projecting';
  /** Rows read so far when checking, commands when rehearsing and writing, otherwise 0. */
  readonly done: number;
  /** Commands in all; null while it is not known. */
  readonly of: number | null;
}
export type OnProgress = (progress: Progress) => void;
