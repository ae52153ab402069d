import type { DomainCommand, PlainDate } from '#kernel';
import type { ReturnKey, ReturnSentBack, ReturnSignedOff, ReturnSubmitted } from './events.js';

/**
 * The next version of a return, whole; its lines stand under `reference` already. `yearClosedOn` is the date on which the
 * system's accounts of the year were closed, where they were: it stops a submitter, not an operator.
 */
export type SubmitReturn = DomainCommand<
  'SubmitReturn',
  Omit<ReturnSubmitted['data'], 'version'> & { readonly yearClosedOn: PlainDate | null }
>;
/** The version no longer counts; the one before it does again. */
export type SendBackReturn = DomainCommand<'SendBackReturn', ReturnSentBack['data']>;
/** A sign-off of a superseded version is accepted. */
export type SignOffReturn = DomainCommand<'SignOffReturn', ReturnSignedOff['data']>;

export type SpendReturnCommand = SubmitReturn | SendBackReturn | SignOffReturn;
export type { ReturnKey };
