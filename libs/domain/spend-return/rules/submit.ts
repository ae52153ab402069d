import { InvalidValueError, RefusedError, requireText, sameContent, wholeNumber } from '#kernel';
import { demandLivingBody } from '../../policies/abolition.js';
import { GRACE_WORKING_DAYS } from '../../policies/calendar/month-dates.js';
import { recordedAmount } from '../../policies/recorded-amount.js';
import type { SubmitReturn } from '../commands.js';
import { MAX_STATED_DISCREPANCIES, NO_DISCREPANCIES, type SpendReturnEvent } from '../events.js';
import { openness, versionsOf, type SpendReturnState } from '../state.js';
import { nameOf, refused } from './version.js';

type Content = Omit<SubmitReturn['data'], 'yearClosedOn' | 'locked' | 'abolishedOn'>;
const SHA256 = /^[0-9a-f]{64}$/;

/** The next version. The same lines under the same reference are the same submission. */
export function submit({ data, meta }: SubmitReturn, state: SpendReturnState): SpendReturnEvent[] {
  const { yearClosedOn, locked, abolishedOn, ...content } = data;
  checkContent(content);
  const versions = versionsOf(state);
  const standing = versions.find((each) => each.submitted.reference === content.reference);
  if (standing) {
    const { version, submittedBy } = standing.submitted;
    if (sameContent(standing.submitted, { ...content, version, submittedBy })) return [];
    throw new RefusedError(
      'ReferenceUsedTwice',
      `The lines of ${content.reference} stand for another version of the return of ${nameOf(data)} already; submit them anew.`,
      { reference: content.reference, version },
    );
  }
  if (meta.actor.role === 'submitter') {
    demandLivingBody(data, abolishedOn ?? null);
    checkOpen(data, state);
  }
  return [
    {
      type: 'ReturnSubmitted',
      data: { ...content, version: versions.length + 1, submittedBy: meta.actor.id },
    },
  ];
}

/** A closed year and a locked month are opened by oversight alone, a signature by whoever may reopen; all with a reason. */
function checkOpen(data: SubmitReturn['data'], state: SpendReturnState): void {
  const { ics, year, yearClosedOn, restatementReason } = data;
  const open = openness(state);
  if (yearClosedOn !== null) {
    const closed = `The accounts of ${ics} for ${year} were closed on ${yearClosedOn}`;
    const details = { ics, year, closedOn: yearClosedOn };
    if (open !== 'by_oversight') {
      const how =
        state.status === 'unsubmitted'
          ? 'a month that was never submitted is loaded by the operator'
          : 'ask oversight to reopen the return or to send it back, with a reason, and then submit it again';
      throw new RefusedError('YearClosed', `${closed}; ${how}.`, details);
    }
    if (restatementReason === null)
      throw new RefusedError(
        'RestatementWithoutReason',
        `${closed}; say why the return of ${nameOf(data)} is restated.`,
        details,
      );
  }
  checkLock(data, open === 'by_oversight', state);
  if (open === 'signed' && state.status === 'submitted')
    throw refused(
      { ...data, version: state.counting },
      'ReturnIsSigned',
      'is signed off; reopen it with a reason before another replaces it',
    );
}

/** The calendar says when a month is over; what oversight asked for again is open all the same. */
function checkLock(
  { ics, year, period, locked }: SubmitReturn['data'],
  opened: boolean,
  state: SpendReturnState,
): void {
  if (!locked || opened) return;
  const { since, signOffBy } = locked;
  const or = state.status === 'unsubmitted' ? '' : ', or to reopen the return or send it back';
  throw new RefusedError(
    'MonthLocked',
    `M${period} of ${year} has been locked for ${ics} since ${since}: it was to be signed off by ${signOffBy}, and ${GRACE_WORKING_DAYS} working days are over since. Ask oversight for an extension${or}.`,
    { ics, year, period, lockedSince: since, signOffBy },
  );
}

function checkContent(content: Content): void {
  requireText('reference', content.reference);
  recordedAmount(content.totalPence);
  requireSha256(content.linesSha256);
  if (content.lineCount === 0) {
    throw new RefusedError(
      'ReturnWithoutLines',
      `The return of ${nameOf(content)} has no lines; a month with nothing spent is one line of 0.`,
      { ics: content.ics, year: content.year, period: content.period },
    );
  }
  wholeNumber('number of lines', content.lineCount, 1, Number.MAX_SAFE_INTEGER);
  if (content.restatementReason !== null) requireText('reason for restating', content.restatementReason);
  checkDiscrepancies(content);
}

function checkDiscrepancies(content: Content): void {
  const { discrepancies, discrepancyCount, discrepanciesSha256, discrepanciesConfirmedBy } = content;
  requireSha256(discrepanciesSha256);
  wholeNumber('number of discrepancies', discrepancyCount, 0, Number.MAX_SAFE_INTEGER);
  const stated = discrepancies.length;
  if (stated !== Math.min(discrepancyCount, MAX_STATED_DISCREPANCIES))
    throw new InvalidValueError('discrepancies', stated, `must be the first of ${discrepancyCount}`);
  if ((discrepancyCount === 0) !== (discrepanciesSha256 === NO_DISCREPANCIES.discrepanciesSha256))
    throw new InvalidValueError('SHA-256', discrepanciesSha256, 'must be that of the discrepancies');
  if (discrepanciesConfirmedBy === null) return;
  requireText('person who confirmed', discrepanciesConfirmedBy);
  if (discrepancyCount === 0)
    throw new InvalidValueError('confirmation', discrepanciesConfirmedBy, 'there is nothing to confirm');
}

function requireSha256(text: string): void {
  if (!SHA256.test(text)) throw new InvalidValueError('SHA-256', text, 'must be 64 hexadecimal digits');
}
