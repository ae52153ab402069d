import { toProblemErrors, type CheckResult, type ProblemError } from '#ingestion';
import { all, object, text, whole, type Schema } from '../../openapi/schemas.js';

/** What a check found, all of it: errors stop the file, discrepancies do not. */
export interface CheckAnswer {
  readonly status: CheckResult['status'];
  readonly kind: string;
  readonly sha256: string;
  readonly rows: number | null;
  readonly commands: number | null;
  readonly errors: readonly ProblemError[];
  readonly totalErrors: number;
  readonly discrepancies: readonly ProblemError[];
  readonly totalDiscrepancies: number;
}

/** `rowsAt` is where the rows stand in a JSON body. */
export function checkAnswer(result: CheckResult, rowsAt: string): CheckAnswer {
  const { status, kind, sha256 } = result;
  if (result.status === 'already_applied') {
    const none = { errors: [], totalErrors: 0, discrepancies: [], totalDiscrepancies: 0 };
    return { status, kind, sha256, rows: null, commands: null, ...none };
  }
  return {
    ...{ status, kind, sha256, rows: result.rows },
    commands: result.status === 'acceptable' ? result.commands : null,
    errors: toProblemErrors(result.errors, rowsAt),
    totalErrors: result.totalErrors,
    discrepancies: toProblemErrors(result.discrepancies, rowsAt),
    totalDiscrepancies: result.totalDiscrepancies,
  };
}

const nullableText: Schema = { type: ['string', 'null'] };
const nullableWhole: Schema = { type: ['integer', 'null'] };
const found: Schema = {
  type: 'array',
  items: object({
    ...{ detail: text, rule: text, pointer: nullableText, row: nullableWhole },
    ...all(['column', 'cell', 'value'], nullableText),
  }),
};

export const checked = object({
  status: {
    enum: ['acceptable', 'rejected', 'already_applied'],
    description: 'What handing it in would come to now. already_applied: it would write nothing.',
  },
  ...{ kind: text, sha256: text },
  rows: { ...nullableWhole, description: 'Rows read; null where the bytes are known' },
  commands: { ...nullableWhole, description: 'What it would come to; null unless acceptable' },
  ...{ errors: found, totalErrors: whole, discrepancies: found, totalDiscrepancies: whole },
});
