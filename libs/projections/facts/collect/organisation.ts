import type { OrganisationEvent } from '#domain/organisation';
import type { FactBatch } from '../batch.js';
import type { At, Collectors } from './collectors.js';

type Details = Extract<OrganisationEvent, { type: 'OrganisationEstablished' | 'OrganisationAmended' }>;

const details = (batch: FactBatch, { data }: Details, { known_from }: At): void =>
  batch.add('organisations', { ics: data.icsCode, known_from, details: data });

export const organisationFacts: Collectors<OrganisationEvent> = {
  OrganisationEstablished: details,
  OrganisationAmended: details,
  OrganisationSucceeded(batch, { data }, { position, known_from }) {
    const { predecessor, effectiveOn } = data;
    for (const { icsCode, shareBp } of data.successors) {
      batch.add('successions', {
        ...{ predecessor, effective_on: effectiveOn, successor: icsCode, share_bp: shareBp, known_from },
      });
    }
    // Whose interventions a system may charge to depends on its ancestry, at any remove.
    batch.everyAccount(position);
  },
};
