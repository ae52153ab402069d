import type {
  CarryForwardDeclined,
  CarryForwardEvent,
  CarryForwardGranted,
  CarryForwardRequested,
} from '#domain/carry-forward';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { account, code, date, pence, shaped, text } from '../shapes.js';

const category = 'carryForward';

export const carryForwardEntries: StreamEntries<CarryForwardEvent> = {
  current: {
    CarryForwardRequested: {
      name: 'CarryForwardRequested.v1',
      category,
      shape: shaped<CarryForwardRequested['data']>(
        z.strictObject({ account, amountPence: pence, reason: text, requestedBy: code }),
      ),
    },
    CarryForwardGranted: {
      name: 'CarryForwardGranted.v1',
      category,
      shape: shaped<CarryForwardGranted['data']>(
        z.strictObject({ account, amountPence: pence, approvedOn: date, grantedBy: code }),
      ),
    },
    CarryForwardDeclined: {
      name: 'CarryForwardDeclined.v1',
      category,
      shape: shaped<CarryForwardDeclined['data']>(
        z.strictObject({ account, reason: text, declinedBy: code }),
      ),
    },
  },
  former: [],
};
