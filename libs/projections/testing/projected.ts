import { createPostgresEventLog } from '#event-store/adapters/postgres';
import { eventCodec } from '#event-store/codec';
import type { EventLog, LogPosition } from '#event-store/port';
import type { DomainEvent } from '#kernel';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createTestDatabase } from '../../../test/support/database.js';
import { goldenNames, readGolden } from '../../event-store/codec/testing/golden.js';
import type { EngineContext } from '../engine/advance.js';

/** A log and read models on a database of their own. */
export interface Projected {
  readonly context: EngineContext;
  readonly log: EventLog;
  readonly pool: pg.Pool;
  /** Appends one event behind what its stream holds; answers with its position. */
  happened(stream: string, event: DomainEvent): Promise<LogPosition>;
  close(): Promise<void>;
}

export async function openProjected(): Promise<Projected> {
  const database = await createTestDatabase();
  const pool = database.createPool();
  const log = createPostgresEventLog({ pool: database.createPool() });
  const revisions = new Map<string, number>();
  return {
    context: { log, codec: eventCodec, pool },
    ...{ log, pool },
    async happened(stream, event) {
      const before = revisions.get(stream);
      const stored = eventCodec.encode(event, {
        ...{ stream, commandId: randomUUID(), index: 0, actor: { id: 'p-1', role: 'operator' } },
        ...{ correlationId: randomUUID(), causationId: randomUUID() },
      });
      const { revision, position } = await log.append(stream, before ?? 'noStream', [stored]);
      revisions.set(stream, revision);
      return position;
    },
    async close() {
      await log.close();
      await database.drop();
    },
  };
}

/** One of every event that the house stores, each in the stream it belongs to. */
export function oneOfEach(): { readonly stream: string; readonly event: DomainEvent }[] {
  return goldenNames().map((name) => {
    const { stream, event } = readGolden(name);
    return { stream, event };
  });
}
