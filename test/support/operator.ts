import { randomUUID } from 'node:crypto';
import type { ImportContext } from '#ingestion';

/** As `ringfence load` hands files in. */
export const operatorContext = (): ImportContext => ({
  actor: { id: 'operator', role: 'operator' },
  at: new Date().toISOString(),
  correlationId: randomUUID(),
});
