import { MAX_AMOUNT_PENCE, pence as toPence } from '#kernel';
import { MAX_FREE_TEXT } from '#domain/policies';
import { z } from 'zod';
import type { CarryForward } from '../../../runtime/index.js';
import { figuresAsOf, object, pence, text, type Schema } from '../../openapi/schemas.js';
import { bodyText } from '../body-schemas.js';
import { etagOf } from '../if-match.js';

const amountPence = z.number().int().min(1).max(MAX_AMOUNT_PENCE).transform(toPence);
const reason = bodyText(MAX_FREE_TEXT);

export const requestBody = z.strictObject({ amountPence, reason });
export const grantBody = z.strictObject({
  amountPence,
  approvedOn: z.iso.date('must be a date, YYYY-MM-DD'),
});
export const declineBody = z.strictObject({ reason });

const date: Schema = { type: 'string', format: 'date' };
const personId: Schema = { type: 'string', description: 'Opaque id of a person' };
const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });

export const carryForwardSchema = object({
  ...{ figuresAsOf, status: { enum: ['unasked', 'asked', 'granted', 'declined'] } },
  request: orNull(object({ amountPence: pence, reason: text, requestedBy: personId })),
  grant: orNull(object({ amountPence: pence, approvedOn: date, grantedBy: personId })),
  decline: orNull(object({ reason: text, declinedBy: personId })),
  approvedPence: { ...pence, description: 'Pence: all approvals, those of the operator’s files too' },
  closed: { type: 'boolean' },
  bringingIn: object({
    ...{ toYear: text, carriedForwardPence: pence, broughtInPence: pence, proposedPence: pence },
    obstacle: {
      ...orNull(object({ code: text, sentence: text })),
      description: 'Why nothing can be brought in; null where the proposal can',
    },
  }),
  etag: { type: 'string', description: 'What to say in If-Match, as the header ETag' },
});

/** A carry-forward as the API says it. */
export function carryForwardAnswer(read: CarryForward): Record<string, unknown> & { etag: string } {
  const { state, bringingIn } = read;
  return {
    ...{ figuresAsOf: read.figuresAsOf, status: state.status },
    request: state.status === 'unasked' ? null : withoutAccount(state.request),
    grant: state.status === 'granted' ? withoutAccount(state.grant) : null,
    decline: state.status === 'declined' ? withoutAccount(state.decline) : null,
    ...{ approvedPence: read.approvedPence, closed: read.closed, bringingIn, etag: etagOf(read.revision) },
  };
}

function withoutAccount<Said extends { readonly account: unknown }>(said: Said): Omit<Said, 'account'> {
  const { account: _named, ...rest } = said;
  return rest;
}
