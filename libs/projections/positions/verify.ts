import type { LogPosition } from '#event-store/port';
import {
  HistoryFacts,
  identityGapPence,
  positionsThroughYear,
  totalOf,
  type Position,
} from '#domain/policies';
import { canonicalJson } from '#kernel';
import type pg from 'pg';
import type { EngineContext } from '../engine/advance.js';
import { oneMoment } from '../engine/one-moment.js';
import { inTransaction } from '../engine/registry.js';
import { factsHead, type Moment } from '../facts/as-of.js';
import { factsProjection } from '../facts/projection.js';
import { loadSystemYears } from '../facts/load-system-years.js';
import { positionsReadModel } from './read-model.js';
import { storedPositions } from './stored.js';

export interface VerifiedPositions {
  /** The log was read up to here. */
  readonly position: LogPosition;
  readonly accounts: number;
  /** Positions compared with those computed from the log alone: current ones, and as known at earlier moments. */
  readonly current: number;
  readonly asKnownThen: number;
  /** Accounts whose stored position was still to be recomputed when this was read: of these the figures from facts were compared alone. */
  readonly due: number;
  /** One sentence each; empty when all is well. */
  readonly differences: readonly string[];
}

/** Earlier moments at which figures from facts are compared, spread over the log. */
const MOMENTS = 4;
/** More would be noise: the first ones say what is wrong. */
const MAX_DIFFERENCES = 100;

/**
 * Reads the log once, folds it without any SQL, and compares: every stored position with the one from the log alone, figures from facts
 * at some earlier moments with the fold as it stood there, and the identity for every account, period and total.
 */
export async function verifyPositions(
  context: EngineContext,
  onProgress: (events: number, position: LogPosition) => void = () => undefined,
): Promise<VerifiedPositions> {
  return inTransaction(
    context.pool,
    async (tx) => {
      const moment = await factsHead(tx);
      const check = new Check(tx, moment);
      const moments = await earlierMoments(tx, moment);
      const history = new HistoryFacts();
      let [events, asKnownThen] = [0, 0];
      const categories = factsProjection.categories;
      for await (const recorded of context.log.readAll({ filter: { categories } })) {
        if (recorded.position > moment.position) break;
        while (moments.length > 0 && recorded.position > moments[0]!) {
          asKnownThen += await check.factsAgree(history, moments.shift()!);
        }
        history.apply(context.codec.decode(recorded));
        if ((events += 1) % 500 === 0) onProgress(events, recorded.position);
      }
      asKnownThen += await check.factsAgree(history, moment.position);
      const stored = await check.storedAgree(history);
      return { position: moment.position, ...stored, asKnownThen, differences: check.differences };
    },
    oneMoment([factsProjection, positionsReadModel], 'READ ONLY'),
  );
}

/** Positions that divide the known times into equal parts. */
async function earlierMoments(tx: pg.ClientBase, moment: Moment): Promise<LogPosition[]> {
  const { rows } = await tx.query<{ position: string }>(
    `SELECT max(position) AS position FROM (
       SELECT position, ntile($2) OVER (ORDER BY position) AS part FROM facts.known_times WHERE position < $1) AS t
     GROUP BY part ORDER BY 1`,
    [moment.position.toString(), MOMENTS],
  );
  return rows.map((row) => BigInt(row.position));
}

class Check {
  readonly differences: string[] = [];

  constructor(
    private readonly tx: pg.ClientBase,
    private readonly moment: Moment,
  ) {}

  /** Figures from facts as known at `at` against the fold of the log up to there; answers with how many were compared. */
  async factsAgree(history: HistoryFacts, at: LogPosition): Promise<number> {
    let compared = 0;
    const keys = history.accountKeys();
    for (const year of new Set(keys.map((key) => key.year))) {
      const loaded = await loadSystemYears(this.tx, year, null, at);
      const ofYear = keys.filter((key) => key.year === year);
      const inFacts = [...loaded.values()].reduce((count, facts) => count + facts.accounts.size, 0);
      if (inFacts !== ofYear.length) {
        this.say(`${year} as known at ${at}: the facts hold ${inFacts} accounts, the log ${ofYear.length}`);
      }
      for (const { ics, fund } of ofYear) {
        const facts = loaded.get(ics);
        const name = `${fund}:${ics}:${year} as known at ${at}`;
        if (!facts?.accounts.has(fund)) this.say(`${name}: not in the facts`);
        else
          this.same(
            name,
            positionsThroughYear(facts, fund),
            positionsThroughYear(history.systemYear(ics, year), fund),
          );
        compared += 1;
      }
    }
    return compared;
  }

  /** The jobs' table against the fold of the whole log, and the identity. */
  async storedAgree(history: HistoryFacts): Promise<{ accounts: number; current: number; due: number }> {
    const stored = await storedPositions(this.tx, this.moment);
    const keys = history.accountKeys();
    const all: Position[] = [];
    let current = 0;
    for (const { fund, ics, year } of keys) {
      const fromLog = positionsThroughYear(history.systemYear(ics, year), fund);
      const name = `${fund}:${ics}:${year}`;
      for (const position of fromLog)
        this.identity(`${name} through M${position.through}`, identityGapPence(position));
      all.push(...fromLog);
      const row = stored.get(name);
      stored.delete(name);
      if (!row?.counts) continue;
      this.same(name, row.positions, fromLog);
      current += 1;
    }
    for (const name of stored.keys())
      this.say(`${name}: a position is stored, and the log knows no such account`);
    for (const [name, group] of grouped(all))
      this.identity(`total of ${name}`, identityGapPence(totalOf(group)));
    return { accounts: keys.length, current, due: keys.length - current };
  }

  private same(name: string, found: readonly Position[], expected: readonly Position[]): void {
    expected.forEach((position, index) => {
      if (canonicalJson(found[index]) === canonicalJson(position)) return;
      this.say(`${name} through M${position.through}: not what the log says`);
    });
  }

  private identity(name: string, gapPence: number): void {
    if (gapPence !== 0) this.say(`${name}: the identity is out by ${gapPence} pence`);
  }

  private say(sentence: string): void {
    if (this.differences.length < MAX_DIFFERENCES) this.differences.push(sentence);
  }
}

function grouped(positions: readonly Position[]): Map<string, Position[]> {
  const groups = new Map<string, Position[]>();
  for (const position of positions) {
    const name = `${position.fund} ${position.year} through M${position.through}`;
    groups.set(name, [...(groups.get(name) ?? []), position]);
  }
  return groups;
}
