import type { ReadChange } from '../../../runtime/index.js';
import type { StandingChange } from '#projections/facts';
import { figuresAsOf, object, pence, text, whole, type Schema } from '../../openapi/schemas.js';
import { etagOf } from '../if-match.js';

const list = (items: Schema): Schema => ({ type: 'array', items });
const date: Schema = { type: 'string', format: 'date' };
const account = object({ fund: text, ics: text, year: text });
const transfer = object({ account, toIcs: text, amountPence: pence });

const members = {
  ...{ change: text, status: { enum: ['proposed', 'confirmed', 'withdrawn'] }, effectiveOn: date },
  predecessors: list(
    object({ predecessor: text, successors: list(object({ icsCode: text, shareBp: whole })) }),
  ),
  ...{ reason: text, proposedBy: text, confirmedBy: { type: ['string', 'null'] } },
  orders: list(object({ transfers: list(transfer), orderedBy: text, basedOn: text })),
};
export const changesSchema = object({ figuresAsOf, changes: list(object(members)) });
export const changeSchema = object({ ...members, etag: text });
export const totalsSchema = object({
  figuresAsOf,
  accounts: list(
    object({
      ...{ account, allocation: pence, leftPence: pence, overspendPence: pence },
      ...{ transfers: list(transfer), staysPence: pence },
    }),
  ),
  ...{ beforePence: pence, movedPence: pence, staysPence: pence, afterPence: pence },
});

/** A change as the API says it. */
export const changeAnswer = (state: StandingChange): Record<string, unknown> => ({
  ...{ change: state.proposal.change, status: state.status },
  ...{ effectiveOn: state.proposal.effectiveOn, predecessors: state.proposal.predecessors },
  ...{ reason: state.proposal.reason, proposedBy: state.proposal.proposedBy },
  confirmedBy: state.status === 'confirmed' ? state.confirmedBy : null,
  orders:
    state.status === 'confirmed'
      ? state.orders.map(({ transfers, orderedBy, basedOn }) => ({ transfers, orderedBy, basedOn }))
      : [],
});

export const readAnswer = ({ state, revision }: ReadChange): Record<string, unknown> => ({
  ...changeAnswer(state),
  etag: etagOf(revision),
});
