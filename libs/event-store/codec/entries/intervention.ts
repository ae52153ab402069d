import type { InterventionDetails, InterventionEvent } from '#domain/intervention';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { code, date, pence, shaped, text } from '../shapes.js';

const category = 'intervention';

const details = shaped<InterventionDetails>(
  z.strictObject({
    ics: code,
    intervention: code,
    title: text,
    programme: code,
    class: code,
    funds: z.array(code),
    startsOn: date,
    endsOn: date.nullable(),
    withdrawnOn: date.nullable(),
    plannedAmountPence: pence.nullable(),
    inequalityType: text.nullable(),
    targetGroup: text.nullable(),
    comparator: text.nullable(),
    geography: text.nullable(),
    driver: text.nullable(),
    mechanism: text.nullable(),
    indicators: z.array(code),
    core20: text.nullable(),
    plusGroup: text.nullable(),
    clinicalArea: text.nullable(),
  }),
);

export const interventionEntries: StreamEntries<InterventionEvent> = {
  current: {
    InterventionRegistered: { name: 'InterventionRegistered.v1', category, shape: details },
    InterventionAmended: { name: 'InterventionAmended.v1', category, shape: details },
  },
  former: [],
};
