import { NOBODY_NAMED, plainDate, requireText, sameContent } from '#kernel';
import type { SignOffReturn } from '../commands.js';
import { statementOf, type SpendReturnEvent } from '../events.js';
import type { SpendReturnState } from '../state.js';
import { known, refused } from './version.js';

/**
 * Two people: whoever submitted a version neither signs it nor hands in its signature in another name. A file of signatures shows nothing
 * to sign: it records what was signed elsewhere, of a superseded version too (whoever signed it late did sign it).
 */
export function signOff({ data, meta }: SignOffReturn, state: SpendReturnState): SpendReturnEvent[] {
  plainDate(data.signedOffOn);
  requireText('signatory', data.signedOffBy);
  const { submitted, signature, sentBackFor } = known(data, state);
  if (data.statement !== null && !sameContent(statementOf(submitted), statementOf(data.statement)))
    throw refused(
      data,
      'StatementIsNotOfThisVersion',
      'is not what was shown to whoever signs: read it again and sign what it says now',
    );
  if (signature !== null) {
    const { signedOffBy, signedOffOn } = signature;
    if (signedOffBy === data.signedOffBy && signedOffOn === data.signedOffOn) return [];
    throw refused(data, 'ReturnAlreadySignedOff', `was signed off on ${signedOffOn} already`);
  }
  if (sentBackFor !== null) {
    throw refused(
      data,
      'ReturnWasSentBack',
      'was sent back and does not count; sign off the version that does',
    );
  }
  if (meta.actor.role === 'submitter') {
    const { submittedBy } = submitted;
    // Two files in nobody's name may be of two people: there the names in them have to do.
    const unknown = data.statement === null && meta.actor.id === NOBODY_NAMED;
    const signatories = unknown ? [data.signedOffBy] : [data.signedOffBy, meta.actor.id];
    if (submittedBy !== null && signatories.includes(submittedBy))
      throw refused(
        data,
        'OwnSignature',
        'was submitted by the same person: another person signs it, who looked at it with their own eyes',
      );
    if (data.statement !== null && state.status === 'submitted' && state.counting > data.version)
      throw refused(
        data,
        'VersionSuperseded',
        `was replaced by version ${state.counting}; read that one and sign it`,
      );
  }
  return [{ type: 'ReturnSignedOff', data }];
}
