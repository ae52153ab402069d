import type { AllocationEntry, RingFenceAccountEvent } from '#domain/ring-fence-account';
import type { AlertEvent } from '#domain/alert';
import type { BaselineEvent } from '#domain/baseline';
import type { FileImportEvent } from '#domain/file-import';
import type { FundEvent } from '#domain/fund';
import type { InterventionEvent } from '#domain/intervention';
import type { OrganisationEvent } from '#domain/organisation';
import type { ReportingCalendarEvent } from '#domain/reporting-calendar';
import { MAX_LINES_PER_EVENT, type ReturnLinesRecorded, type SpendReturnEvent } from '#domain/spend-return';
import { never } from '#kernel';
import type { ProjectedEvent } from '../engine/projection.js';
import { copyRow } from './copy-text.js';
import type { FactBatch } from './batch.js';
import { sumLines } from './line-sums.js';

/** Every event that the facts see. */
export type FactEvent =
  | OrganisationEvent
  | FundEvent
  | RingFenceAccountEvent
  | BaselineEvent
  | InterventionEvent
  | SpendReturnEvent
  | ReturnLinesRecorded
  | ReportingCalendarEvent
  | FileImportEvent
  | AlertEvent;

/** Adds what one event says to the batch. Pure but for the batch. */
export function collect(batch: FactBatch, projected: ProjectedEvent): void {
  const event = projected.event as FactEvent;
  const at = projected.position;
  const known_from = at.toString();
  switch (event.type) {
    case 'OrganisationEstablished':
    case 'OrganisationAmended':
      return batch.add('organisations', { ics: event.data.icsCode, known_from, details: event.data });
    case 'OrganisationSucceeded':
      for (const { icsCode, shareBp } of event.data.successors) {
        const { predecessor, effectiveOn } = event.data;
        batch.add('successions', {
          predecessor,
          effective_on: effectiveOn,
          successor: icsCode,
          share_bp: shareBp,
          known_from,
        });
      }
      // Whose interventions a system may charge to depends on its ancestry, at any remove.
      batch.touchedAll = at;
      return;
    case 'FundDefined':
    case 'FundRedefined':
      batch.add('funds', { fund: event.data.fund, known_from, definition: event.data });
      // A shortfall is shared among the funds that paid, so one fund's conditions bear on the others' accounts too.
      batch.touchedAll = at;
      return;
    case 'AllocationAwarded':
      return entry(batch, at, 'award', event, event.data);
    case 'AllocationAdjusted':
      return entry(batch, at, 'adjustment', event, event.data);
    case 'CarryForwardBroughtIn':
      return entry(batch, at, 'carry_forward_in', event, event.data);
    case 'AllocationTransferred': {
      const { toIcs, ...from } = event.data;
      entry(batch, at, 'transfer_out', event, {
        ...from,
        amountPence: -from.amountPence as typeof from.amountPence,
      });
      entry(batch, at, 'transfer_in', event, { ...from, account: { ...from.account, ics: toIcs } });
      return;
    }
    case 'VirementMade': {
      const { account, amountPence, authorisedBy, ...rest } = event.data;
      batch.account(account, at);
      batch.add('virements', {
        ...account,
        ...rest,
        amount_pence: amountPence,
        authorised_by: authorisedBy,
        known_from,
      });
      return reference(batch, 'virements', event.data.reference, known_from, event);
    }
    case 'CarryForwardApproved': {
      const { account, amountPence, approvedBy, approvedOn } = event.data;
      batch.account(account, at);
      batch.add('carry_forward_approvals', {
        ...account,
        known_from,
        amount_pence: amountPence,
        approved_by: approvedBy,
        approved_on: approvedOn,
        reference: event.data.reference,
      });
      return reference(batch, 'carry-forwards', event.data.reference, known_from, event);
    }
    case 'PlanPhased': {
      // A plan names no account: an account exists by money, or by its year-end.
      const { account, period, amountPence } = event.data;
      return batch.add('plans', { ...account, period, known_from, amount_pence: amountPence });
    }
    case 'AccountClosed':
      batch.account(event.data.account, at);
      return batch.add('closings', { ...event.data.account, known_from, closed_on: event.data.closedOn });
    case 'BaselineDeclared': {
      const { ics, year, programme, amountPence, growthBp, source } = event.data;
      batch.systemYear(ics, year, at);
      return batch.add('baselines', {
        ics,
        year,
        programme,
        known_from,
        amount_pence: amountPence,
        growth_bp: growthBp,
        source,
      });
    }
    case 'InterventionRegistered':
    case 'InterventionAmended':
      batch.touchedSystems.set(event.data.ics, at);
      return batch.add('interventions', {
        ics: event.data.ics,
        intervention: event.data.intervention,
        known_from,
        details: event.data,
      });
    case 'ReturnLinesRecorded':
      return lines(batch, projected, event);
    case 'ReturnSubmitted': {
      const {
        ics,
        year,
        period,
        version,
        reference: uuid,
        coreComplete,
        lineCount,
        totalPence,
        linesSha256,
      } = event.data;
      batch.systemYear(ics, year, at);
      return batch.add('return_versions', {
        ...{ ics, year, period, version, known_from, recorded_at: projected.recordedAt, reference: uuid },
        ...{
          core_complete: coreComplete,
          line_count: lineCount,
          total_pence: totalPence,
          lines_sha256: linesSha256,
        },
      });
    }
    case 'ReturnSentBack': {
      batch.systemYear(event.data.ics, event.data.year, at);
      return batch.add('send_backs', { ...event.data, known_from });
    }
    case 'ReturnSignedOff': {
      const { signedOffBy, signedOffOn, ...key } = event.data;
      batch.systemYear(key.ics, key.year, at);
      return batch.add('sign_offs', {
        ...key,
        known_from,
        signed_off_by: signedOffBy,
        signed_off_on: signedOffOn,
      });
    }
    case 'DueDateSet': {
      const { fund, year, period, dueOn, signOffBy } = event.data;
      return batch.add('due_dates', {
        fund,
        year,
        period,
        known_from,
        due_on: dueOn,
        sign_off_by: signOffBy,
      });
    }
    case 'FileAccepted':
    case 'FileApplied': {
      const { kind, sha256 } = event.data;
      const status = event.type === 'FileAccepted' ? 'accepted' : 'applied';
      const { recordedAt, metadata } = projected;
      const { actor, correlationId } = metadata;
      // What a later process needs to finish the file in the name of whoever handed it in.
      const details = { file: event.data, context: { actor, at: recordedAt, correlationId } };
      return batch.add('file_imports', {
        kind,
        sha256,
        known_from,
        status,
        recorded_at: recordedAt,
        details,
      });
    }
    case 'AlertRaised':
    case 'AlertUpdated':
    case 'AlertReopened':
    case 'AlertResolved':
      // Makes no account due: the alert came of one that was recomputed.
      return;
    default:
      return never(event);
  }
}

function entry(batch: FactBatch, at: bigint, kind: string, event: FactEvent, data: AllocationEntry): void {
  const { account, amountPence, effectiveOn, source } = data;
  const known_from = at.toString();
  batch.account(account, at);
  batch.add('account_entries', {
    ...account,
    ...{
      known_from,
      kind,
      amount_pence: amountPence,
      effective_on: effectiveOn,
      source,
      reference: data.reference,
    },
  });
  // A transfer's other side carries the same reference: one row, the giver's.
  if (kind !== 'transfer_in') reference(batch, 'allocations', data.reference, known_from, event);
}

function reference(
  batch: FactBatch,
  kind: string,
  text: string | null,
  known_from: string,
  content: unknown,
): void {
  if (text !== null) batch.add('row_references', { kind, reference: text, known_from, content });
}

function lines(batch: FactBatch, projected: ProjectedEvent, event: ReturnLinesRecorded): void {
  const uuid = event.data.reference;
  // The revision of a lines event is its place in the submission.
  const chunk = projected.revision;
  let text = '';
  event.data.lines.forEach((line, index) => {
    const n = chunk * MAX_LINES_PER_EVENT + index;
    text += copyRow([
      ...[
        uuid,
        n,
        line.line,
        line.amountPence,
        line.chargedTo,
        line.purpose,
        line.programme,
        line.costCentre,
      ],
      ...[line.accountCode, line.supplier, line.description, line.evidence],
    ]);
  });
  batch.lineText.push(Buffer.from(text));
  for (const sum of sumLines(event.data.lines)) batch.add('return_sums', { reference: uuid, chunk, ...sum });
}
