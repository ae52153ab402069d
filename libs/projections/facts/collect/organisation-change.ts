import type { OrganisationChangeEvent } from '#domain/organisation-change';
import type { FactBatch } from '../batch.js';
import type { At, Collectors } from './collectors.js';

/** The life of a change as its events tell it: no figure follows from it before the predecessors' own streams say so. */
const kept = (batch: FactBatch, event: OrganisationChangeEvent, { known_from }: At): void =>
  batch.add('organisation_changes', { change: event.data.change, known_from, event });

export const organisationChangeFacts: Collectors<OrganisationChangeEvent> = {
  SuccessionProposed: kept,
  SuccessionConfirmed: kept,
  SuccessionWithdrawn: kept,
  SuccessionTransfersOrdered: kept,
};
