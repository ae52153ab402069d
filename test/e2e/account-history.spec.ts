import type { HistoryReading } from '#reporting';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { expectProblem, type Api } from '../support/api.js';
import { openWorkedExample } from '../support/worked-example.js';

const HISTORY = '/v1/accounts/HI/QE1/2022-23/history';

let api: Api;
beforeAll(async () => {
  api = await openWorkedExample();
}, 60_000);
afterAll(() => api?.close());

const sum = (amounts: readonly number[]): number => amounts.reduce((soFar, it) => soFar + it, 0);

test.each(['1', '6', '12', '13'])('through M%s what is under each figure sums to it', async (through) => {
  const { position, figures, events } = (
    await api.get(`${HISTORY}?through=${through}`)
  ).json<HistoryReading>();
  for (const { figure, amountPence, parts } of figures) {
    expect([figure, sum(parts.map(({ part }) => part.amountPence))]).toEqual([figure, position[figure]]);
    const effects = events.flatMap(({ amounts }) => amounts).filter((it) => it.amount === figure);
    expect([figure, sum(effects.map((it) => it.effectPence))]).toEqual([figure, amountPence]);
  }
});

test('lines lead to the event that handed them in, entries to their own', async () => {
  const { figures, events } = (await api.get(HISTORY)).json<HistoryReading>();
  const parts = figures
    .flatMap((it) => it.parts)
    .filter(({ part }) => ['lines', 'event'].includes(part.kind));
  expect(parts.length).toBeGreaterThan(20);
  const told = new Map(events.map(({ event }) => [event.position, event.type]));
  for (const { part, event } of parts) {
    if (part.kind === 'lines') expect(told.get(event!)).toBe('ReturnSubmitted');
    else expect(told.has(event!)).toBe(true);
  }
});

test('the table for a person holds the same, row by row', async () => {
  const { text, type } = await api.get(`${HISTORY}?format=csv&through=12`);
  expect(type).toBe('text/csv');
  const rows = parse<Record<string, string>>(text, { columns: true });
  const misdirected = rows.filter((row) => row['figure'] === 'Misdirected');
  expect(sum(misdirected.map((row) => Number(row['amount_pence'])))).toBe(40_000_000);
  expect(new Set(misdirected.map((row) => row['figure_pence']))).toEqual(new Set(['40000000']));
});

test('is what is described, and an account that is not there is not found', async () => {
  const { paths } = (await api.get('/openapi.json')).json<{ paths: Record<string, never> }>();
  const described = paths['/v1/accounts/{fund}/{ics}/{year}/history'] as unknown as {
    get: {
      responses: Record<
        string,
        { content: Record<string, { schema: Parameters<typeof z.fromJSONSchema>[0] }> }
      >;
    };
  };
  const { schema } = described.get.responses['200']!.content['application/json']!;
  const answer = (await api.get(HISTORY)).json();
  expect(z.fromJSONSchema(schema).safeParse(answer).error?.issues ?? []).toEqual([]);
  expectProblem(await api.get('/v1/accounts/HI/QZZ/2022-23/history'), 400);
  expectProblem(await api.get(`${HISTORY}?colour=red`), 400);
});
