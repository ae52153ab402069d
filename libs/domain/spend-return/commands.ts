import type { DomainCommand, PlainDate } from '#kernel';
import type { MonthLock } from '../policies/calendar/known-calendar.js';
import type {
  ReturnKey,
  ReturnReopened,
  ReturnSentBack,
  ReturnSignedOff,
  ReturnSubmitted,
} from './events.js';

/**
 * The next version of a return, whole; its lines stand under `reference` already. `yearClosedOn` is the date on which the
 * system's accounts of the year were closed, where they were, `locked` what the calendar says against it, if it does, and `abolishedOn` the day from
 * which the body is no more, if it is: all three stop a submitter, not an operator. Who submits is the actor.
 */
export type SubmitReturn = DomainCommand<
  'SubmitReturn',
  Omit<ReturnSubmitted['data'], 'version' | 'submittedBy'> & {
    readonly yearClosedOn: PlainDate | null;
    readonly locked?: MonthLock | null;
    readonly abolishedOn?: PlainDate | null;
  }
>;
/** The version no longer counts; the one before it does again. */
export type SendBackReturn = DomainCommand<'SendBackReturn', ReturnSentBack['data']>;
/** A signed version may be replaced after this, and one of a closed year. */
export type ReopenReturn = DomainCommand<'ReopenReturn', ReturnReopened['data']>;
/** A sign-off of a superseded version is accepted from a file, which has no statement. */
export type SignOffReturn = DomainCommand<'SignOffReturn', ReturnSignedOff['data']>;

export type SpendReturnCommand = SubmitReturn | SendBackReturn | ReopenReturn | SignOffReturn;
export type { ReturnKey };
