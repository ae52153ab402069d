import { toProblemErrors, type ImportResult } from '#ingestion';
import type { Answer } from '../answer.js';
import { problem } from '../../problems/problem.js';

const ALREADY_APPLIED_DETAIL =
  'Nothing was written: the same bytes were applied before, under this or another Idempotency-Key or under none. ' +
  'Rows that are meant a second time must differ in something: a reference of their own, or, for a kind without references, any further column.';

/**
 * An import's outcome over HTTP: 201 with the log position, 200 when these bytes were applied before, 422 with every error,
 * in a JSON body below `rowsAt`.
 */
export function answerOf(result: ImportResult, head: bigint, rowsAt: string): Answer {
  const position = head.toString();
  switch (result.status) {
    case 'already_applied':
      return {
        status: 200,
        body: {
          ...{ status: 'already_applied', kind: result.kind, sha256: result.sha256, written: 0, position },
          detail: ALREADY_APPLIED_DETAIL,
        },
      };
    case 'rejected': {
      const hidden = result.totalErrors - result.errors.length;
      const detail =
        `${result.totalErrors} ${result.totalErrors === 1 ? 'error' : 'errors'}` +
        `${hidden > 0 ? `, ${hidden} more than listed` : ''}; nothing was stored`;
      return {
        status: 422,
        body: { ...problem('FileRejected', 422, detail), errors: toProblemErrors(result.errors, rowsAt) },
      };
    }
    case 'applied':
      return {
        status: 201,
        body: {
          ...{ status: 'applied', kind: result.kind, sha256: result.sha256 },
          ...{ format: result.format, encoding: result.encoding },
          ...{ rows: result.rows, commands: result.commands, written: result.written },
          // Reads that take it as minPosition see this write.
          position: (result.position ?? head).toString(),
          discrepancies: toProblemErrors(result.discrepancies, rowsAt),
          totalDiscrepancies: result.totalDiscrepancies,
          lateRefusals: toProblemErrors(result.lateRefusals, rowsAt),
        },
      };
  }
}
