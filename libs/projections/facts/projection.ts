import type { Projection } from '../engine/projection.js';
import { FactBatch } from './batch.js';
import { collect } from './collect.js';
import { FACT_TABLES } from './tables.js';
import { writeBatch } from './write.js';

/**
 * The bitemporal facts: every money event as rows that say since when we know. Of alert events only their time is kept:
 * they are no facts, but "known at" counts every event.
 */
export const factsProjection: Projection = {
  name: 'facts',
  version: 2,
  categories: [
    'organisation',
    'fund',
    'ringFenceAccount',
    'baseline',
    'intervention',
    'spendReturn',
    'returnLines',
    'reportingCalendar',
    'fileImport',
    'alert',
    'organisationChange',
    'oversightReport',
    'findingReply',
    'carryForward',
  ],
  tables: FACT_TABLES,
  async apply(tx, schema, events) {
    const batch = new FactBatch();
    for (const projected of events) {
      batch.knew(projected);
      collect(batch, projected);
    }
    await writeBatch(tx, schema, batch);
  },
};
