import type { CellError } from '#ingestion';
import type { ReturnStatement, StatedDiscrepancy } from '#domain/spend-return';
import type { Instant } from '#kernel';

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
}
