import { findingsOf, successionsOf } from '#domain/policies';
import { londonDate, RingfenceError } from '#kernel';
import { alertsProjection, readAlerts } from '#projections/alerts';
import { inTransaction, oneMoment } from '#projections/engine';
import {
  factsProjection,
  discrepanciesKnown,
  findingRepliesKnown,
  fundsKnown,
  linesUnder,
  loadSystemYears,
  momentKnownAt,
  organisationsKnown,
  parseKnownAt,
  successionsKnown,
  type Db,
  type Moment,
} from '#projections/facts';
import { checkNames, figuresAsOf, readBridge, readPositions } from '#projections/positions';
import type { LinesReading, PositionsQuery, Readings } from '#reporting';
import type pg from 'pg';
import { readAccount } from './account-reading.js';
import { alertReading } from './alerts/alert-reading.js';
import { alertsComeWith } from './alerts/taken-over.js';
import { answered } from './answered-findings.js';
import { dueDatesOf } from './calendar/due-dates.js';
import { noticeOf } from './demo-log.js';
import type { Runtime } from './runtime.js';

/** All that pages and reports read, each answer of one moment. */
export function createReadings(runtime: Runtime): Readings {
  const { pool } = runtime;
  return {
    positions: (query) => readPositions(pool, parsed(query)),
    bridge: (query) => readBridge(pool, parsed(query)),
    account: (query) => ofMoment(pool, query, (tx, moment) => readAccount(tx, query, moment)),
    findings: (query) =>
      ofMoment(pool, query, async (tx, moment) => {
        const wanted = query.ics === undefined ? null : [query.ics];
        const loaded = await loadSystemYears(tx, query.year, wanted, moment.position);
        const replies = await findingRepliesKnown(tx, query, moment.position);
        return [...loaded.values()]
          .filter((facts) => facts.accounts.has(query.fund))
          .map((facts) => ({
            ics: facts.ics,
            findings: answered(facts.ics, findingsOf(facts, query.fund, query.through), replies),
          }));
      }),
    discrepancies: (query) =>
      ofMoment(pool, query, (tx, moment) => discrepanciesKnown(tx, query, moment.position)),
    linesUnder: (query, page) =>
      ofMoment(pool, query, async (tx, moment): Promise<LinesReading> => {
        return { figuresAsOf: figuresAsOf(moment), ...(await linesUnder(tx, query, query.restsOn, page)) };
      }),
    async alerts({ knownAt, withPredecessors, ...query }) {
      // The list has a checkpoint of its own: a report at a position wants it to have got there.
      await runtime.catchUp();
      await mustBeKnown(runtime, query.assignedTo);
      return inTransaction(
        pool,
        async (tx) => {
          const moment = await momentOf(tx, knownAt);
          await checkNames(tx, query, moment);
          // As known then, acknowledgements hold that held then.
          const today = londonDate((knownAt === undefined ? null : moment.recordedAt) ?? runtime.clock());
          const at = knownAt === undefined ? {} : { knownAt: moment.position };
          const heirOf = withPredecessors === true ? query.ics : undefined;
          const takenOver = await alertsComeWith(tx, heirOf, moment, today);
          const predecessors = takenOver.map(({ ics }) => ics);
          const rows = await readAlerts(tx, { ...query, ...at, predecessors, today });
          return { figuresAsOf: figuresAsOf(moment), alerts: rows.map(alertReading), takenOver };
        },
        oneMoment([factsProjection, alertsProjection], 'READ ONLY'),
      );
    },
    dueDates: (query) => ofMoment(pool, query, (tx, moment) => dueDatesOf(tx, query, moment.position)),
    async funds(knownAt) {
      return [...(await fundsKnown(pool, (await momentOf(pool, knownAt)).position)).values()];
    },
    async systems(knownAt) {
      const organisations = await organisationsKnown(pool, (await momentOf(pool, knownAt)).position);
      return [...organisations.values()].map(({ icsCode, name, regionCode, region }) => ({
        ...{ icsCode, name, regionCode, region },
      }));
    },
    async successions(knownAt) {
      return successionsOf(await successionsKnown(pool, (await momentOf(pool, knownAt)).position));
    },
    dataNotice: () => noticeOf(runtime),
  };
}

/** The moment of a query as the projections take it. */
const parsed = <Query extends { readonly knownAt?: string }>({ knownAt, ...query }: Query) => ({
  ...query,
  ...(knownAt === undefined ? {} : { knownAt: parseKnownAt(knownAt) }),
});

/** Whom nobody knows, nothing was given to: a slip, and no empty list. */
async function mustBeKnown({ posts }: Runtime, id: string | undefined): Promise<void> {
  if (id === undefined || (await posts.find(id)) !== null) return;
  throw new RingfenceError('UnknownPerson', `nobody is known by the id ${id.slice(0, 60)}`);
}

const momentOf = (db: Db, knownAt: string | undefined): Promise<Moment> =>
  momentKnownAt(db, knownAt === undefined ? undefined : parseKnownAt(knownAt));

async function ofMoment<T>(
  pool: pg.Pool,
  query: Omit<PositionsQuery, 'through'>,
  read: (tx: pg.ClientBase, moment: Moment) => Promise<T>,
): Promise<T> {
  return inTransaction(
    pool,
    async (tx) => {
      const moment = await momentOf(tx, query.knownAt);
      await checkNames(tx, query, moment);
      return read(tx, moment);
    },
    oneMoment([factsProjection], 'READ ONLY'),
  );
}
