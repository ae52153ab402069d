import type {
  OrganisationChangeEvent,
  SuccessionConfirmed,
  SuccessionProposed,
  SuccessionTransfersOrdered,
  SuccessionWithdrawn,
} from '#domain/organisation-change';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { account, bp, code, date, pence, position, shaped, text, uuid } from '../shapes.js';

const category = 'organisationChange';

const predecessor = z.strictObject({
  predecessor: code,
  successors: z.array(z.strictObject({ icsCode: code, shareBp: bp })).min(1),
});

export const organisationChangeEntries: StreamEntries<OrganisationChangeEvent> = {
  current: {
    SuccessionProposed: {
      name: 'SuccessionProposed.v1',
      category,
      shape: shaped<SuccessionProposed['data']>(
        z.strictObject({
          ...{ change: uuid, effectiveOn: date, predecessors: z.array(predecessor).min(1) },
          ...{ reason: text, proposedBy: code },
        }),
      ),
    },
    SuccessionConfirmed: {
      name: 'SuccessionConfirmed.v1',
      category,
      shape: shaped<SuccessionConfirmed['data']>(z.strictObject({ change: uuid, confirmedBy: code })),
    },
    SuccessionWithdrawn: {
      name: 'SuccessionWithdrawn.v1',
      category,
      shape: shaped<SuccessionWithdrawn['data']>(
        z.strictObject({ change: uuid, withdrawnBy: code, reason: text }),
      ),
    },
    SuccessionTransfersOrdered: {
      name: 'SuccessionTransfersOrdered.v1',
      category,
      shape: shaped<SuccessionTransfersOrdered['data']>(
        z.strictObject({
          change: uuid,
          transfers: z.array(z.strictObject({ account, toIcs: code, amountPence: pence })).min(1),
          ...{ orderedBy: code, basedOn: position },
        }),
      ),
    },
  },
  former: [],
};
