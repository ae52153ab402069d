import { Application } from '#application';
import { createPostgresEventLog } from '#event-store/adapters/postgres';
import { eventCodec } from '#event-store/codec';
import type { EventCodec, EventLog } from '#event-store/port';
import type { CellError } from '#ingestion';
import type { Clock } from '#kernel';
import { openDatabase, systemClock, type Config, type Database, type Logger } from '#platform';
import { alertsProjection } from '#projections/alerts';
import { advance, ensureLive, type EngineContext, type Projection } from '#projections/engine';
import { factsProjection } from '#projections/facts';
import { ensurePositions } from '#projections/positions';
import { People, Uploads } from '#workspace';
import type pg from 'pg';

/** What every app stands on: the adapters chosen, opened once, closed once. */
export interface Runtime {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly database: Database;
  /** For reads and read models. */
  readonly pool: pg.Pool;
  /** For locks that a folder's import holds while it works: apart, so that waiting for one never starves a query. */
  readonly lockPool: pg.Pool;
  readonly log: EventLog;
  readonly codec: EventCodec;
  readonly application: Application;
  readonly engine: EngineContext;
  readonly people: People;
  readonly uploads: Uploads;
  /** What stops a projection now, by its name: a fault that the worker keeps running into. */
  readonly troubles: Map<string, string>;
  /** Rows refused while this process finished files that another had begun: somebody else had written in between. */
  readonly lateRefusals: CellError[];
  /** Brings the projections of the log to its head. Safe beside other processes that do the same. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

/** The projections that follow the log. */
export const PROJECTIONS: readonly Projection[] = [factsProjection, alertsProjection];

export interface OpenOptions {
  /** Replaces read models that newer code made: for somebody who goes back to this one on purpose. */
  readonly evenNewer?: boolean;
}

/**
 * Opens (and where there is none starts) PostgreSQL, the log and the read models. Close what you open. Throws ReadModelVersionError when
 * newer code made the read models.
 */
export async function openRuntime(
  config: Config,
  logger: Logger,
  clock: Clock = systemClock,
  options: OpenOptions = {},
): Promise<Runtime> {
  const database = await openDatabase({ ...config, log: (message) => logger.info(message) });
  try {
    const pool = database.createPool({ max: 12, applicationName: 'ringfence' });
    const lockPool = database.createPool({ max: 32, applicationName: 'ringfence-locks' });
    const logPool = database.createPool({ max: 12, applicationName: 'ringfence-log' });
    const log = createPostgresEventLog({
      pool: logPool,
      onUnavailable: (error) => logger.warn({ err: error }, 'the event log does not answer; trying again'),
    });
    const codec = eventCodec;
    const engine: EngineContext = { log, codec, pool };
    for (const projection of PROJECTIONS) await ensureLive(engine, projection, options);
    await ensurePositions(pool, (await log.head()).logId, options);
    return {
      ...{ config, logger, clock, database, pool, lockPool, log, codec, engine },
      troubles: new Map(),
      lateRefusals: [],
      application: new Application(log, codec),
      people: new People(pool),
      uploads: new Uploads(pool),
      async catchUp() {
        const { position: until } = await log.head();
        for (const projection of PROJECTIONS) await advance(engine, projection, { until });
      },
      async close() {
        await log.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
