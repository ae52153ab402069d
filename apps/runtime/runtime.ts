import { Application } from '#application';
import { createPostgresEventLog } from '#event-store/adapters/postgres';
import { eventCodec } from '#event-store/codec';
import type { EventCodec, EventLog } from '#event-store/port';
import type { CellError } from '#ingestion';
import type { Clock } from '#kernel';
import { openDatabase, systemClock, type Config, type Database, type Logger } from '#platform';
import { alertsProjection } from '#projections/alerts';
import { reportsProjection } from '#projections/reports';
import { advance, ensureLive, type EngineContext, type Projection } from '#projections/engine';
import { factsProjection } from '#projections/facts';
import { ensurePositions, positionsReadModel } from '#projections/positions';
import { Artefacts, Drafts, People, Posts, Uploads } from '#workspace';
import type { DraftOutcome } from './returns/draft-outcome.js';
import type pg from 'pg';

/** What every app stands on: the adapters chosen, opened once, closed once. */
export interface Runtime {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly database: Database;
  /** For reads and read models. */
  readonly pool: pg.Pool;
  /** For the locks of imports and of accounts, held while their work goes on: apart, so that no lock ever starves a query. */
  readonly lockPool: pg.Pool;
  readonly log: EventLog;
  readonly codec: EventCodec;
  readonly application: Application;
  readonly engine: EngineContext;
  readonly artefacts: Artefacts;
  readonly people: People;
  readonly posts: Posts;
  readonly uploads: Uploads;
  readonly drafts: Drafts<DraftOutcome>;
  /** What stops a projection now, by its name: a fault that the worker keeps running into. */
  readonly troubles: Map<string, string>;
  /**
   * Rows refused while this process, at its start, finished files that another had begun: somebody else had written in between. What a
   * process that lives on finishes later is logged and not kept.
   */
  readonly lateRefusals: CellError[];
  /** Brings the projections of the log to its head. Safe beside other processes that do the same. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

/** The projections that follow the log. */
export const PROJECTIONS: readonly Projection[] = [factsProjection, alertsProjection, reportsProjection];

export interface OpenOptions {
  /** Read models that are replaced even where newer code made them: for somebody who goes back to this one on purpose. */
  readonly evenNewer?: readonly string[];
}

/**
 * Opens (and where there is none starts) PostgreSQL, the log and the read models. Close what you open. Throws ReadModelVersionError when
 * newer code made the read models.
 */
export async function openRuntime(
  config: Config,
  logger: Logger,
  clock: Clock = systemClock,
  { evenNewer = [] }: OpenOptions = {},
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
    await ensureReadModels(engine, evenNewer);
    return {
      ...{ config, logger, clock, database, pool, lockPool, log, codec, engine },
      troubles: new Map(),
      lateRefusals: [],
      application: new Application(log, codec),
      artefacts: new Artefacts(pool),
      people: new People(pool),
      posts: new Posts(pool),
      uploads: new Uploads(pool),
      drafts: new Drafts(pool),
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

/** Makes all of them live ones of this code. Those not in `evenNewer` come first: where one refuses, none that newer code made was replaced. */
async function ensureReadModels(engine: EngineContext, evenNewer: readonly string[]): Promise<void> {
  const named = (name: string) => ({ evenNewer: evenNewer.includes(name) });
  const { logId } = await engine.log.head();
  const all = [
    ...PROJECTIONS.map((projection) => ({
      name: projection.name,
      ensure: () => ensureLive(engine, projection, named(projection.name)),
    })),
    {
      name: positionsReadModel.name,
      ensure: () => ensurePositions(engine.pool, logId, named(positionsReadModel.name)),
    },
  ];
  all.sort((a, b) => Number(evenNewer.includes(a.name)) - Number(evenNewer.includes(b.name)));
  for (const { ensure } of all) await ensure();
}
