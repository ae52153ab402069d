import { isMoneyEvent, WatchHistory, type SystemYearFacts, type WatchedFacts } from '#domain/policies';
import { reportingCalendarStream, type DueDateSet } from '#domain/reporting-calendar';
import type { OrganisationSucceeded } from '#domain/organisation';
import { canonicalJson, pence, type DomainEvent } from '#kernel';
import { carryForwardApproved, succeeded, YEAR } from '../../../domain/testing/history.js';
import { advance, ensureLive } from '../../engine/index.js';
import { openProjected, type Projected } from '../../testing/projected.js';
import { NEXT, WATCHED_STORY } from '../../testing/watched-story.js';
import { tellHistory } from '../../testing/told-history.js';
import { factsProjection } from '../projection.js';
import { loadWatched } from './load-watched.js';

let given: Projected;
const told: { event: DomainEvent; position: bigint; recordedAt: string }[] = [];
beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  for (const event of WATCHED_STORY) {
    if (isMoneyEvent(event)) await tellHistory(given, [event]);
    else await given.happened(reportingCalendarStream(event.data as DueDateSet['data']), event);
  }
  await advance(given.engine, factsProjection, { until: (await given.engine.log.head()).position });
  for await (const recorded of given.engine.log.readAll({})) {
    const { position, recordedAt } = recorded;
    told.push({ event: given.engine.codec.decode(recorded), position, recordedAt });
  }
}, 60_000);
afterAll(() => given?.close());

/** Sums stand in no order that means anything. */
function inOrder(watched: WatchedFacts): WatchedFacts {
  const sorted = (facts: SystemYearFacts | null): SystemYearFacts | null =>
    facts && {
      ...facts,
      returns: facts.returns.map((each) => ({
        ...each,
        sums: [...each.sums].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)),
      })),
    };
  return { ...watched, atClose: sorted(watched.atClose), yearBefore: sorted(watched.yearBefore) };
}

it('is at every moment, for each account, what the log alone says', async () => {
  const history = new WatchHistory();
  let compared = 0;
  for (const { event, position, recordedAt } of told) {
    history.apply(event, recordedAt);
    for (const account of history.facts.accountKeys()) {
      const fromFacts = await loadWatched(given.engine.pool, account, position);
      expect(inOrder(fromFacts)).toEqual(inOrder(history.watched(account)));
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(30);
});

it('holds what the story tells', async () => {
  const at = told.at(-1)!.position;
  const of = (year: string) => loadWatched(given.engine.pool, { fund: 'HI', ics: 'QE1', year }, at);
  const first = await of(YEAR);
  const { data } = succeeded('QOP', 'QE1', 'QF7') as OrganisationSucceeded;
  const gone = await loadWatched(given.engine.pool, { fund: 'HI', ics: 'QOP', year: YEAR }, at);
  expect([first.abolishedOn, gone.abolishedOn]).toEqual([null, data.effectiveOn]);
  expect(first.plan).toEqual(new Map([[1, 900]]));
  expect(first.months.get(1)).toEqual({
    ...{ dueOn: '2022-05-20', signOffBy: '2022-05-30', extendedUntil: '2022-06-10' },
  });
  expect(first.atClose?.returns.map(({ period, version }) => [period, version])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(first.creditsAfter).toEqual(
    new Map([
      ['CVD-1', 300],
      ['', 5],
    ]),
  );
  expect(first.registrations.get('CVD-1')?.chargedBefore).toEqual(new Set([1]));
  expect(first.registrations.get('SMK-1')?.chargedBefore).toEqual(new Set());
  const second = await of(NEXT);
  expect(second.coreSpentBefore).toEqual(
    new Map([
      // Its own £4.30, and £0.61 of the £1.01 of the body that it succeeded.
      ['smoking', 491],
      ['diabetes', 20],
    ]),
  );
  expect(second.yearBefore?.accounts.get('HI')?.closed).toBe(true);
  expect(second.predecessorsBefore).toEqual([
    { ics: 'QAB', carried: new Map([['HI', 300]]), broughtIn: new Map() },
  ]);
  expect(second.register.map(({ predecessor, successor }) => [predecessor, successor])).toEqual([
    ['QAB', 'QE1'],
    ['QAB', 'QF7'],
  ]);
  expect(first).toMatchObject({ predecessorsBefore: [], register: [] });
});

it('makes the account due that a plan, a date or another year says something to, and no figure of it', async () => {
  const { rows } = await given.engine.pool.query<{ year: string; position: string; watch_position: string }>(
    `SELECT year, position, watch_position FROM facts.touched WHERE ics = 'QE1' AND fund = 'HI' ORDER BY year`,
  );
  const [first, second] = rows as [(typeof rows)[number], (typeof rows)[number]];
  // The last return of the second year is looked at from the first, and moves only the second.
  expect(first.watch_position).toBe(second.position);
  expect(BigInt(first.position)).toBeLessThan(BigInt(first.watch_position));
});

it('makes the next year of a successor due for what happens to the year of its predecessor', async () => {
  const closing = told.findLast(({ event }) => event.type === 'AccountClosed')!;
  const last = told.at(-1)!;
  expect(closing.event.data).toMatchObject({ account: { ics: 'QAB' } });
  await tellHistory(given, [carryForwardApproved('QAB', pence(1))]);
  const { position } = await given.engine.log.head();
  await advance(given.engine, factsProjection, { until: position });
  const { rows } = await given.engine.pool.query<{ position: string; watch_position: string }>(
    `SELECT position, watch_position FROM facts.touched WHERE (ics, year) = ('QE1', $1)`,
    [NEXT],
  );
  expect(rows).toEqual([{ position: last.position.toString(), watch_position: position.toString() }]);
});
