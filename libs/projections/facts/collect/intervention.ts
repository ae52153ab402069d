import type { InterventionEvent } from '#domain/intervention';
import type { FactBatch } from '../batch.js';
import type { At, Collectors } from './collectors.js';

function details(batch: FactBatch, { data }: InterventionEvent, { position, known_from }: At): void {
  const { ics, intervention } = data;
  batch.system(ics, position);
  batch.add('interventions', { ics, intervention, known_from, details: data });
}

export const interventionFacts: Collectors<InterventionEvent> = {
  InterventionRegistered: details,
  InterventionAmended: details,
};
