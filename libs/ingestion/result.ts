import type { LogPosition } from './ports.js';

/** What is wrong, where, and what to do. Row, column and cell are null where the fault is the file's as a whole. */
export interface CellError {
  readonly file: string;
  /** As a spreadsheet numbers it: the header is row 1. For JSON rows, 1 is the first row. */
  readonly row: number | null;
  readonly column: string | null;
  /** `D14`; for JSON a pointer, `/0/amount`. */
  readonly cell: string | null;
  readonly value: string | null;
  /** A stable name in snake_case; also where a decider refused: its code, so spelled. */
  readonly rule: string;
  /** One plain sentence: what to do. */
  readonly message: string;
}

/** A warning: it never blocks. `amountPence` is the money it touches. */
export type Discrepancy = CellError & { readonly amountPence: number };

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** What the bytes are, whatever the file is called. */
export type Format = 'csv' | 'xlsx' | 'json';

/** What was found: at most MAX_LISTED of each, with the exact totals. */
export interface Found {
  readonly errors: readonly CellError[];
  readonly totalErrors: number;
  readonly discrepancies: readonly Discrepancy[];
  readonly totalDiscrepancies: number;
}

/** What every answer about a file says of it. */
export interface FileFacts {
  readonly fileName: string;
  readonly kind: string;
  readonly sha256: string;
  /** Null for a file that could not be read at all. */
  readonly format: Format | null;
  /** What the text was read as; null for a workbook, and for a file that could not be read at all. */
  readonly encoding: Encoding | null;
  /** Rows read, without the header and blank ones. */
  readonly rows: number;
}

export type AlreadyApplied = { readonly status: 'already_applied' } & Omit<
  FileFacts,
  'format' | 'encoding' | 'rows'
>;
export type Rejected = { readonly status: 'rejected' } & FileFacts & Found;
/** Free of errors, and nothing written: the answer of a check alone. */
export type Acceptable = { readonly status: 'acceptable'; readonly commands: number } & FileFacts & Found;
export type Applied = { readonly status: 'applied' } & FileFacts &
  Found & {
    readonly commands: number;
    /** Events written. */
    readonly written: number;
    /** The last position written; null when every command stood already. */
    readonly position: LogPosition | null;
    /** Commands refused after acceptance, because somebody else wrote between check and write. Loud, and rare. */
    readonly lateRefusals: readonly CellError[];
  };

export type ImportResult = AlreadyApplied | Rejected | Applied;
export type CheckResult = AlreadyApplied | Rejected | Acceptable;
