import type { Projection } from '../engine/projection.js';
import { FactBatch } from './batch.js';
import { collect } from './collect.js';
import { FACT_TABLES } from './tables.js';
import { writeBatch } from './write.js';

/** The bitemporal facts: every money event as rows that say since when we know. Alert events are not facts. */
export const factsProjection: Projection = {
  name: 'facts',
  version: 1,
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
  ],
  tables: FACT_TABLES,
  async apply(tx, schema, events) {
    const batch = new FactBatch();
    for (const projected of events) {
      batch.knownTimes.set(projected.recordedAt, projected.position);
      collect(batch, projected);
    }
    await writeBatch(tx, schema, batch);
  },
};
