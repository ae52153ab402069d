import { MAX_LINES_PER_EVENT, type ReturnLinesRecorded, type SpendReturnEvent } from '#domain/spend-return';
import { copyRow } from '../copy-text.js';
import { sumLines } from '../line-sums.js';
import type { Collectors } from './collectors.js';

export const spendReturnFacts: Collectors<SpendReturnEvent | ReturnLinesRecorded> = {
  ReturnLinesRecorded(batch, { data }, { revision: chunk }) {
    const uuid = data.reference;
    // The revision of a lines event is its place in the submission.
    let text = '';
    data.lines.forEach((line, index) => {
      const n = chunk * MAX_LINES_PER_EVENT + index;
      text += copyRow([
        ...[uuid, n, line.line, line.amountPence, line.chargedTo, line.purpose, line.programme],
        ...[line.costCentre, line.accountCode, line.supplier, line.description, line.evidence],
      ]);
    });
    batch.lineText.push(Buffer.from(text));
    for (const sum of sumLines(data.lines)) batch.add('return_sums', { reference: uuid, chunk, ...sum });
  },
  ReturnSubmitted(batch, { data }, { position, recordedAt, known_from, metadata }) {
    const { ics, year, period, version, reference, coreComplete, lineCount, totalPence, linesSha256 } = data;
    const { discrepancies, discrepancyCount, discrepanciesSha256, discrepanciesConfirmedBy } = data;
    batch.systemYear(ics, year, position);
    batch.add('return_versions', {
      ...{ ics, year, period, version, known_from, recorded_at: recordedAt, reference },
      ...{ core_complete: coreComplete, line_count: lineCount, total_pence: totalPence },
      ...{ lines_sha256: linesSha256, submitted_by: data.submittedBy, discrepancies },
      ...{ discrepancy_count: discrepancyCount, discrepancies_sha256: discrepanciesSha256 },
      ...{ discrepancies_confirmed_by: discrepanciesConfirmedBy, restatement_reason: data.restatementReason },
      by_operator: metadata.actor.role === 'operator',
    });
  },
  ReturnSentBack(batch, { data }, { position, known_from }) {
    batch.systemYear(data.ics, data.year, position);
    batch.add('send_backs', { ...data, known_from });
  },
  ReturnReopened(batch, { data }, { known_from }) {
    // No account is due for it: the version goes on counting.
    const { reopenedBy, byOversight, ...rest } = data;
    batch.add('reopenings', { ...rest, known_from, reopened_by: reopenedBy, by_oversight: byOversight });
  },
  ReturnSignedOff(batch, { data }, { position, known_from }) {
    const { signedOffBy, signedOffOn, statement, ...key } = data;
    batch.systemYear(key.ics, key.year, position);
    const signature = { signed_off_by: signedOffBy, signed_off_on: signedOffOn, statement };
    batch.add('sign_offs', { ...key, known_from, ...signature });
  },
};
