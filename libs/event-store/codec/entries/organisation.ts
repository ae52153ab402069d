import type { OrganisationDetails, OrganisationEvent, OrganisationSucceeded } from '#domain/organisation';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { bp, code, date, shaped, text } from '../shapes.js';

const category = 'organisation';

const details = shaped<OrganisationDetails>(
  z.strictObject({
    icsCode: code,
    onsCode: text,
    name: text,
    regionCode: text,
    region: text,
    establishedOn: date,
    abolishedOn: date.nullable(),
  }),
);

export const organisationEntries: StreamEntries<OrganisationEvent> = {
  current: {
    OrganisationEstablished: { name: 'OrganisationEstablished.v1', category, shape: details },
    OrganisationAmended: { name: 'OrganisationAmended.v1', category, shape: details },
    OrganisationSucceeded: {
      name: 'OrganisationSucceeded.v1',
      category,
      shape: shaped<OrganisationSucceeded['data']>(
        z.strictObject({
          predecessor: code,
          effectiveOn: date,
          successors: z.array(z.strictObject({ icsCode: code, shareBp: bp })).min(1),
        }),
      ),
    },
  },
  former: [],
};
