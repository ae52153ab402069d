import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import {
  MAX_STATED_DISCREPANCIES,
  NO_DISCREPANCIES,
  type Discrepancies,
  type StatedDiscrepancy,
  type SubmitReturn,
} from '#domain/spend-return';
import { canonicalJson, pence } from '#kernel';
import type { AnyCommand, ImportContext, Rehearsal } from '../ports.js';
import type { Discrepancy } from '../result.js';

/** What somebody says of one return beside its file. */
export interface Submission {
  /** The id of the command: the same one again goes on where it stopped, and writes nothing twice. */
  readonly commandId: string;
  readonly restatementReason: string | null;
  /** Who confirmed the discrepancies, and the digest of those; null when nobody did. */
  readonly confirmed: { readonly by: string; readonly discrepanciesSha256: string } | null;
}

/**
 * The command as a draft asks for it. A file is applied once by its bytes; a draft is a deed of its own, so that the same bytes may be
 * submitted again after they were sent back.
 */
export function asSubmitted(
  command: AnyCommand,
  { commandId, restatementReason, confirmed }: Submission,
  { at, actor, correlationId }: ImportContext,
  found: readonly Discrepancy[],
): AnyCommand {
  if (command.type !== 'SubmitReturn') return command;
  const stated = command.data.discrepancyCount > 0 ? discrepanciesOf(command.data) : statedOf(found);
  const data: SubmitReturn['data'] = {
    ...command.data,
    ...stated,
    discrepanciesConfirmedBy:
      stated.discrepancyCount > 0 && confirmed?.discrepanciesSha256 === stated.discrepanciesSha256
        ? confirmed.by
        : null,
    reference: v5('lines', commandId),
    restatementReason,
  };
  return { ...command, data, meta: { commandId, at, actor, correlationId, causationId: correlationId } };
}

/** A rehearsal that asks for the commands as the draft does. */
export const rehearsalOf = (inner: Rehearsal, submission: Submission, context: ImportContext): Rehearsal => ({
  rehearse: (command) => inner.rehearse(asSubmitted(command, submission, context, [])),
});

const discrepanciesOf = (data: Discrepancies): Omit<Discrepancies, 'discrepanciesConfirmedBy'> => ({
  discrepancies: data.discrepancies,
  discrepancyCount: data.discrepancyCount,
  discrepanciesSha256: data.discrepanciesSha256,
});

/** What was found at the cells of a file that holds one return. */
function statedOf(found: readonly Discrepancy[]): Omit<Discrepancies, 'discrepanciesConfirmedBy'> {
  if (found.length === 0) return discrepanciesOf(NO_DISCREPANCIES);
  const all = found.map(({ rule, cell, amountPence, message }): StatedDiscrepancy => ({
    ...{ rule, line: null, amountPence: pence(amountPence) },
    sentence: cell === null ? message : `${cell}: ${message}`,
  }));
  const hash = createHash('sha256');
  for (const each of all) hash.update(`${canonicalJson(each)}\n`);
  return {
    discrepancies: all.slice(0, MAX_STATED_DISCREPANCIES),
    discrepancyCount: all.length,
    discrepanciesSha256: hash.digest('hex'),
  };
}
