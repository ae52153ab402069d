import { createPostgresEventLog } from '#event-store/adapters/postgres';
import { eventCodec } from '#event-store/codec';
import type { EventLog, RecordedEvent } from '#event-store/port';
import { createTestDatabase } from '../../../test/support/database.js';
import { Application } from '../application.js';

/** The application on a log of its own. */
export interface Logged {
  readonly log: EventLog;
  readonly application: Application;
  /** Every event there is, in commit order. */
  all(): Promise<RecordedEvent[]>;
  close(): Promise<void>;
}

export async function openLogged(): Promise<Logged> {
  const database = await createTestDatabase();
  const log = createPostgresEventLog({ pool: database.createPool() });
  return {
    log,
    application: new Application(log, eventCodec),
    async all() {
      const events: RecordedEvent[] = [];
      for await (const event of log.readAll()) events.push(event);
      return events;
    },
    async close() {
      await log.close();
      await database.drop();
    },
  };
}

/** The same log with one method put in the way of. */
export function interfering(log: EventLog, change: Partial<EventLog>): EventLog {
  return new Proxy(log, {
    get(target, name, receiver) {
      if (name in change) return change[name as keyof EventLog];
      const value: unknown = Reflect.get(target, name, receiver);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
