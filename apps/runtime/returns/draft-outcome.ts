import type { CellError, Reconciliation } from '#ingestion';
import type { ReturnStatement, StatedDiscrepancy } from '#domain/spend-return';
import type { Instant } from '#kernel';

/** The ledger's extract that a draft was made of, and where each penny of it went. */
export interface ExtractUsed extends Pick<Reconciliation, 'extract' | 'lines' | 'ignored' | 'otherMonths'> {
  readonly fileName: string;
  readonly sha256: string;
  readonly mapping: { readonly name: string; readonly version: number };
}

/** What came of checking a draft: every error, or what would be signed. */
export interface DraftOutcome {
  readonly checkedAt: Instant;
  readonly sha256: string;
  readonly rows: number;
  /** The first MOST_KEPT. */
  readonly errors: readonly CellError[];
  readonly totalErrors: number;
  /** Null while there are errors. */
  readonly statement: ReturnStatement | null;
  readonly coreComplete: boolean | null;
  readonly discrepancies: readonly StatedDiscrepancy[];
  /** Null for a file handed in as it is; absent in drafts older than this. */
  readonly extract?: ExtractUsed | null;
}
