import { CORE_PRESSURES, type CorePressure } from '#domain/policies';
import type {
  AccountClosed,
  AllocationEntry,
  AllocationTransferred,
  CarryForwardApproved,
  PlanPhased,
  RingFenceAccountEvent,
  VirementMade,
} from '#domain/ring-fence-account';
import { z } from 'zod';
import type { CurrentEntry, ShapeCheck, StoredName, StreamEntries } from '../entry.js';
import { account, code, date, flag, oneOf, pence, period, shaped, text } from '../shapes.js';

const entry = (name: StoredName, shape: ShapeCheck): CurrentEntry => ({
  name,
  category: 'ringFenceAccount',
  shape,
});

const allocation = z.strictObject({
  account,
  amountPence: pence,
  effectiveOn: date,
  source: text,
  recurrent: flag.nullable(),
  reference: text.nullable(),
});
const allocationShape = shaped<AllocationEntry>(allocation);

const virement = shaped<VirementMade['data']>(
  z.strictObject({
    account,
    period,
    direction: oneOf<'out' | 'in'>({ out: true, in: true }),
    pressure: z.enum(CORE_PRESSURES) satisfies z.ZodType<CorePressure>,
    amountPence: pence,
    reason: text,
    authorisedBy: text,
    reference: text.nullable(),
  }),
);
const carryForward = shaped<CarryForwardApproved['data']>(
  z.strictObject({
    account,
    amountPence: pence,
    approvedBy: text,
    approvedOn: date,
    reference: text.nullable(),
  }),
);
const plan = shaped<PlanPhased['data']>(z.strictObject({ account, period, amountPence: pence }));
const closed = shaped<AccountClosed['data']>(z.strictObject({ account, closedOn: date }));
const transfer = shaped<AllocationTransferred['data']>(allocation.extend({ toIcs: code }));

export const ringFenceAccountEntries: StreamEntries<RingFenceAccountEvent> = {
  current: {
    AllocationAwarded: entry('AllocationAwarded.v1', allocationShape),
    AllocationAdjusted: entry('AllocationAdjusted.v1', allocationShape),
    AllocationTransferred: entry('AllocationTransferred.v1', transfer),
    CarryForwardBroughtIn: entry('CarryForwardBroughtIn.v1', allocationShape),
    VirementMade: entry('VirementMade.v1', virement),
    CarryForwardApproved: entry('CarryForwardApproved.v1', carryForward),
    PlanPhased: entry('PlanPhased.v1', plan),
    AccountClosed: entry('AccountClosed.v1', closed),
  },
  former: [],
};
