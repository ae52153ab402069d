import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { loadFolder } from '#ingestion';
import type { Position, PositionTotal } from '#domain/policies';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

const VECTORS = join(import.meta.dirname, '../fixtures/vectors/money/history-2');
const QUERY = 'fund=HI&year=2022-23&through=12';
const TODAY = `${QUERY}&footprint=current_footprint`;

const published = (JSON.parse(readFileSync(join(VECTORS, 'expected-2-footprint.json'), 'utf8')) as Position[])
  .filter(({ fund, year, through }) => fund === 'HI' && year === '2022-23' && through === 12)
  .sort((a, b) => (a.ics < b.ics ? -1 : 1));

interface Reading {
  figuresAsOf: { position: string };
  positions: Position[];
  total: PositionTotal;
}

let api: Api;
let before: string;
beforeAll(async () => {
  api = await openApi();
  const ports = ingestionPorts(api.house.runtime);
  expect((await loadFolder(join(VECTORS, 'load-1'), operatorContext(), ports)).status).toBe('applied');
  before = String((await api.house.runtime.log.head()).position);
  expect((await loadFolder(join(VECTORS, 'load-2'), operatorContext(), ports)).status).toBe('applied');
  await api.house.settle();
});
afterAll(() => api?.close());

const read = async (query: string): Promise<Reading> =>
  (await api.get(`/v1/positions?${query}`)).json<Reading>();

describe("positions on today's footprint", () => {
  test('are those published, and sum to what was reported', async () => {
    const today = await read(TODAY);
    expect(today.positions).toEqual(published);
    const { accounts: _classes, ...reported } = (await read(QUERY)).total;
    expect(today.total).toMatchObject(reported);
  });

  test('of one system are its own alone', async () => {
    const { positions, total } = await read(`${TODAY}&ics=QN1`);
    expect(positions).toEqual(published.filter(({ ics }) => ics === 'QN1'));
    expect(total.allocation).toBe(positions[0]!.allocation);
  });

  test('as known before the succession was, are the bodies that reported', async () => {
    const then = await read(`${TODAY}&knownAt=${before}`);
    expect(then.positions).toEqual((await read(`${QUERY}&knownAt=${before}`)).positions);
  });

  test('of a system that was succeeded are refused, and say by whom', async () => {
    const problem = expectProblem(await api.get(`/v1/positions?${TODAY}&ics=QNQ`), 400);
    expect(problem.detail).toContain('QNQ is not on today');
    expect(problem.detail).toContain('QU9');
    expect(problem.errors?.map(({ parameter }) => parameter)).toEqual(['ics']);
  });
});

describe('the bridge from what was reported', () => {
  interface Part {
    account: string;
    successor: string;
    steps: { shareBp: number; effectiveOn: string }[];
    amounts: { amount: string; partPence: number; wholePence: number }[];
  }

  test('shows each account with its successors and shares, and sums to both totals', async () => {
    const { parts, asReported, currentFootprint } = (await api.get(`/v1/footprints/bridge?${QUERY}`)).json<{
      parts: Part[];
      asReported: PositionTotal;
      currentFootprint: PositionTotal;
    }>();
    const ofFrimley = parts.filter(({ account }) => account === 'QNQ');
    expect(ofFrimley.map(({ successor, steps }) => [successor, steps[0]?.shareBp])).toEqual([
      ['QRL', 375],
      ['QU9', 2642],
      ['QXU', 6983],
    ]);
    for (const name of [
      'allocation',
      'additional',
      'lapsed',
      'confirmedLeakage',
      'potentialLeakage',
    ] as const) {
      const amounts = parts.flatMap((part) => part.amounts).filter(({ amount }) => amount === name);
      const sum = amounts.reduce((total, { partPence }) => total + partPence, 0);
      expect([name, sum, sum]).toEqual([name, asReported[name], currentFootprint[name]]);
    }
  });

  test('is a CSV to download, a row for each amount', async () => {
    const { status, type, text } = await api.get(`/v1/footprints/bridge?${QUERY}&format=csv`);
    expect({ status, type }).toEqual({ status: 200, type: 'text/csv' });
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    const row = rows.find((it) => it['path'] === 'QNQ > QXU' && it['amount'] === 'uncommitted');
    expect(row).toMatchObject({
      account: 'QNQ',
      successor: 'QXU',
      effectiveOn: '2026-04-01',
      shareBp: '6983',
    });
    const lapsed = rows.filter((it) => it['amount'] === 'lapsed').map((it) => Number(it['partPence']));
    expect(lapsed.reduce((a, b) => a + b, 0)).toBe((await read(QUERY)).total.lapsed);
  });
});

describe("reports and pages on today's footprint", () => {
  test('have its systems, the same sums, and say which map they are on', async () => {
    const report = async (more: string) =>
      (await api.get(`/v1/reports/oversight?${QUERY}${more}`)).json<Record<string, unknown>>();
    const [asReported, today] = [await report(''), await report('&footprint=current_footprint')];
    expect([asReported['footprint'], today['footprint']]).toEqual(['as_reported', 'current_footprint']);
    const systems = today['systems'] as { ics: string }[];
    expect(systems.map(({ ics }) => ics).sort()).toEqual(published.map(({ ics }) => ics));
    for (const member of ['identity', 'leakage', 'pressures', 'missing', 'findings'] as const) {
      const silent = (it: unknown): string =>
        JSON.stringify(it, (key, value: unknown) => (key === 'notReportedPence' ? 0 : value));
      const sorted = (it: unknown): unknown =>
        member === 'findings' || member === 'missing' ? it : silent(it);
      expect(sorted(today[member])).toEqual(sorted(asReported[member]));
    }
  });

  interface Report {
    total: PositionTotal;
    systems: { ics: string }[];
    leakage: { byWay: { certainty: string; amountPence: number }[] };
    findings: { ics: string; findings: { countedPence: number; partOf: { account: { ics: string } } }[] }[];
    apportionedFrom: { account: { ics: string }; steps: { shareBp: number }[] }[];
  }
  const reportOn = async (more: string): Promise<Report> =>
    (await api.get(`/v1/reports/oversight?${TODAY}${more}`)).json<Report>();
  const sum = (rows: readonly { amountPence: number }[]): number =>
    rows.reduce((total, { amountPence }) => total + amountPence, 0);

  test('of one system name the accounts, shares and findings that its leakage comes from, and sum to it', async () => {
    const report = await reportOn('&ics=QXU');
    expect(report.systems.map(({ ics }) => ics)).toEqual(['QXU']);
    const from = report.apportionedFrom.map(({ account, steps }) => [
      account.ics,
      ...steps.map((it) => it.shareBp),
    ]);
    expect(from).toContainEqual(['QNQ', 6983]);
    const confirmed = report.leakage.byWay.filter(({ certainty }) => certainty === 'confirmed');
    expect(sum(confirmed)).toBe(report.total.confirmedLeakage);
    expect(sum(report.leakage.byWay)).toBe(report.total.potentialLeakage);
    const findings = report.findings.flatMap((one) => one.findings);
    expect(findings.length).toBeGreaterThan(0);
    expect(sum(findings.map((one) => ({ amountPence: one.countedPence })))).toBe(
      report.total.potentialLeakage,
    );
    expect(findings.map((one) => one.partOf.account.ics)).toContain('QNQ');
  });

  test('of regions sum to that of the nation', async () => {
    const { rows } = await api.house.runtime.pool.query<{ region: string }>(
      `SELECT DISTINCT details->>'regionCode' AS region FROM facts.organisations`,
    );
    const national = await reportOn('');
    const regions = await Promise.all(rows.map(({ region }) => reportOn(`&region=${region}`)));
    expect(regions.length).toBeGreaterThan(1);
    for (const name of ['allocation', 'additional', 'confirmedLeakage', 'potentialLeakage'] as const)
      expect(regions.reduce((all, { total }) => all + total[name], 0)).toBe(national.total[name]);
    national.leakage.byWay.forEach(({ amountPence }, at) =>
      expect(sum(regions.map(({ leakage }) => leakage.byWay[at]!))).toBe(amountPence),
    );
  });

  test('of one system come as a CSV and a page, and not of one that was succeeded', async () => {
    const csv = await api.get(`/v1/reports/oversight?${TODAY}&ics=QXU&format=csv`);
    expect((parse(csv.text, { columns: true }) as { ics: string }[]).map(({ ics }) => ics)).toEqual(['QXU']);
    const page = await api.get(`/reports/oversight?${TODAY}&ics=QXU`);
    expect(page.text).toContain('Which accounts the figures come from');
    expect(page.text).toMatch(
      /Reported by [^.]*\(QNQ\)\. Of it £[\d,.]+ comes here: 69\.83% to QXU on 1 April 2026\./,
    );
    expect(page.text).toContain('ics=QXU&amp;format=csv');
    const gone = expectProblem(await api.get(`/v1/reports/oversight?${TODAY}&ics=QNQ`), 400);
    expect(gone.detail).toContain('it was succeeded by');
    expect((await api.get(`/reports/oversight?${TODAY}&ics=QXU&region=Y59`)).status).toBe(400);
  });

  test('the national page links to a system as it is today, and that to the accounts it is made of', async () => {
    const home = await api.get(`/?${TODAY}`);
    expect(home.text).toContain('Systems are shown on today’s footprint');
    expect(home.text).toContain('/systems/QN1?');
    expect(home.text).not.toContain('/systems/QNQ?');
    const system = await api.get(`/systems/QXU?${TODAY}`);
    expect(system.status).toBe(200);
    expect(system.text).toContain('69.83% to QXU on 1 April 2026');
    expect(system.text).toContain(`/systems/QNQ?${QUERY.replaceAll('&', '&amp;')}`);
    expect((await api.get(`/systems/QNQ?${TODAY}`)).status).toBe(404);
    expect((await api.get(`/?${QUERY}&footprint=moon`)).status).toBe(400);
  });
});
