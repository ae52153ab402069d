import {
  InvalidValueError,
  RefusedError,
  code,
  financialYear,
  never,
  period,
  plainDate,
  requireText,
  sameContent,
  two,
  wholeNumber,
  type Decider,
} from '#kernel';
import { recordedAmount } from '../policies/recorded-amount.js';
import type {
  ReturnKey,
  SendBackReturn,
  SignOffReturn,
  SpendReturnCommand,
  SubmitReturn,
} from './commands.js';
import type { SpendReturnEvent } from './events.js';
import { evolve, initial, versionsOf, type ReturnVersion, type SpendReturnState } from './state.js';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Refuses with ReturnWithoutLines, YearClosed, ReferenceUsedTwice, ReturnVersionUnknown, ReturnAlreadySentBack,
 * ReturnWasSentBack, ReturnAlreadySignedOff.
 */
export function decide(command: SpendReturnCommand, state: SpendReturnState): SpendReturnEvent[] {
  code('ICS code', command.data.ics);
  financialYear(command.data.year);
  period(command.data.period);
  switch (command.type) {
    case 'SubmitReturn':
      return submit(command, state);
    case 'SendBackReturn':
      return sendBack(command.data, state);
    case 'SignOffReturn':
      return signOff(command.data, state);
    default:
      return never(command);
  }
}

function submit({ data, meta }: SubmitReturn, state: SpendReturnState): SpendReturnEvent[] {
  const { yearClosedOn, ...content } = data;
  checkContent(content);
  const versions = versionsOf(state);
  const standing = versions.find((each) => each.submitted.reference === content.reference);
  if (standing) {
    if (sameContent(standing.submitted, { ...content, version: standing.submitted.version })) return [];
    throw new RefusedError(
      'ReferenceUsedTwice',
      `The lines of ${content.reference} stand for another version of the return of ${nameOf(data)} already; submit them anew.`,
      { reference: content.reference, version: standing.submitted.version },
    );
  }
  if (yearClosedOn !== null && meta.actor.role === 'submitter') {
    throw new RefusedError(
      'YearClosed',
      `The accounts of ${data.ics} for ${data.year} were closed on ${yearClosedOn}; ask the operator to load a restatement.`,
      { ics: data.ics, year: data.year, closedOn: yearClosedOn },
    );
  }
  return [{ type: 'ReturnSubmitted', data: { ...content, version: versions.length + 1 } }];
}

function checkContent(content: Omit<SubmitReturn['data'], 'yearClosedOn'>): void {
  requireText('reference', content.reference);
  recordedAmount(content.totalPence);
  if (!SHA256.test(content.linesSha256))
    throw new InvalidValueError('SHA-256', content.linesSha256, 'must be 64 hexadecimal digits');
  if (content.lineCount === 0) {
    throw new RefusedError(
      'ReturnWithoutLines',
      `The return of ${nameOf(content)} has no lines; a month with nothing spent is one line of 0.`,
      { ics: content.ics, year: content.year, period: content.period },
    );
  }
  wholeNumber('number of lines', content.lineCount, 1, Number.MAX_SAFE_INTEGER);
}

function sendBack(asked: SendBackReturn['data'], state: SpendReturnState): SpendReturnEvent[] {
  requireText('reason', asked.reason);
  const { sentBackFor } = known(asked, state);
  if (sentBackFor === null) return [{ type: 'ReturnSentBack', data: asked }];
  if (sentBackFor === asked.reason) return [];
  throw refused(asked, 'ReturnAlreadySentBack', `was sent back already, for this reason: ${sentBackFor}`);
}

/** A superseded version can be signed: whoever signed it late did sign it. */
function signOff(asked: SignOffReturn['data'], state: SpendReturnState): SpendReturnEvent[] {
  plainDate(asked.signedOffOn);
  requireText('signatory', asked.signedOffBy);
  const { signature, sentBackFor } = known(asked, state);
  if (signature !== null) {
    const { signedOffBy, signedOffOn } = signature;
    if (signedOffBy === asked.signedOffBy && signedOffOn === asked.signedOffOn) return [];
    throw refused(asked, 'ReturnAlreadySignedOff', `was signed off on ${signedOffOn} already`);
  }
  if (sentBackFor !== null) {
    throw refused(
      asked,
      'ReturnWasSentBack',
      'was sent back and does not count; sign off the version that does',
    );
  }
  return [{ type: 'ReturnSignedOff', data: asked }];
}

function known(asked: ReturnKey & { readonly version: number }, state: SpendReturnState): ReturnVersion {
  const found = versionsOf(state)[asked.version - 1];
  if (!found)
    throw refused(asked, 'ReturnVersionUnknown', 'was never submitted; look up the version that was');
  return found;
}

function refused(
  asked: ReturnKey & { readonly version: number },
  refusal: string,
  what: string,
): RefusedError {
  const { ics, year, period: at, version } = asked;
  const sentence = `Version ${version} of the return of ${nameOf(asked)} ${what}`;
  return new RefusedError(refusal, sentence.endsWith('.') ? sentence : `${sentence}.`, {
    ics,
    year,
    period: at,
    version,
  });
}

const nameOf = (key: ReturnKey): string => `${key.ics} for ${key.year} M${two(key.period)}`;

export const spendReturnDecider: Decider<SpendReturnState, SpendReturnCommand, SpendReturnEvent> = {
  initial,
  decide,
  evolve,
};
