import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { totalOf, type Position } from '#domain/policies';
import { FakeReadings } from '../testing/fake-readings.js';
import { HI } from '../testing/synthetic-system.js';
import { buildOversightReport } from './build.js';
import { textCell } from './csv-cell.js';
import { linesCsv } from './lines.js';
import { oversightCsvUnits, renderOversightCsv } from './render-csv.js';
import { renderOversightHtml } from './render-html.js';
import { renderOversightJson } from './render-json.js';
import type { OversightReport } from './report.js';

async function report(name?: string): Promise<OversightReport> {
  const readings = new FakeReadings(name ?? null);
  const { figuresAsOf, positions } = await readings.positions({ fund: 'HI', year: '2022-23', through: 12 });
  const systems = (await readings.systems()).map((system) => (name ? { ...system, name } : system));
  const { alerts } = await readings.alerts({ year: '2022-23' });
  return buildOversightReport({
    fund: HI,
    scope: { kind: 'national', name: 'England' },
    year: '2022-23',
    through: 12,
    figuresAsOf,
    positions,
    accounts: positions,
    parts: null,
    footprint: 'as_reported',
    total: totalOf(positions),
    systems,
    findings: [],
    alerts,
    closedSystems: [],
    discrepancies: [],
    dueDates: [],
    dataNotice: null,
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.each([
  ['JSON', renderOversightJson],
  ['CSV', renderOversightCsv],
  ['HTML', (it: OversightReport) => renderOversightHtml(it)],
])('%s', (_name, render) => {
  test('the same report is the same bytes, however it was come by', async () => {
    const one = await report();
    const other = JSON.parse(JSON.stringify(await report())) as OversightReport;
    expect(sha256(render(one))).toBe(sha256(render(other)));
  });
});

describe('the CSV', () => {
  test("has one row an account with exactly the position's words, in pence", async () => {
    const it = await report();
    const rows = parse<Record<string, string>>(renderOversightCsv(it), { columns: true });
    const position = it.systems.find(({ ics }) => ics === 'QE1')?.position as Position;
    const row = rows.find(({ ics }) => ics === 'QE1');

    expect(rows).toHaveLength(42);
    expect(Object.keys(row ?? {}).slice(0, Object.keys(position).length)).toEqual(Object.keys(position));
    expect(row).toMatchObject({
      allocation: '400000000',
      confirmedLeakage: '149200000',
      confirmedRate: '3730',
      adherence: 'partly_kept',
      misdirectedBy: 'elective_recovery=40000000',
      additionalBy: 'hypertension=90000000;smoking-cessation=125800000',
      notAssessable: 'hypertension',
      amountsIn: 'pence',
      ratesIn: 'basis points',
      logPosition: '184467',
    });
    expect(oversightCsvUnits().map(({ name }) => name)).toEqual(Object.keys(row ?? {}));
  });

  test('lines end in CRLF and the last one ends', async () => {
    const csv = renderOversightCsv(await report());
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'text %j cannot run in a spreadsheet',
    (text) => {
      expect(textCell(text)).toBe(`'${text}`);
    },
  );

  test('a system with the name of a formula comes out as text; negative numbers stay numbers', async () => {
    const it = await report('=HYPERLINK("http://x")');
    const first = it.systems[0];
    const negative = {
      ...it,
      systems: first
        ? [{ ...first, position: { ...first.position, additional: -5 as Position['additional'] } }]
        : [],
    };
    const [row] = parse<Record<string, string>>(renderOversightCsv(negative), { columns: true });
    expect(row?.['systemName']).toBe('\'=HYPERLINK("http://x")');
    expect(row?.['additional']).toBe('-5');
  });

  test('of lines keeps every line, its formulas made harmless', async () => {
    const account = { fund: 'HI', ics: 'QE1', year: '2022-23', through: 12 };
    const readings = new FakeReadings();
    const { findings, figuresAsOf } = await readings.account(account);
    const restsOn = findings.find(({ way }) => way === 'misdirected')?.restsOn;
    if (!restsOn) throw new Error('the worked example has a misdirected finding');
    const { lines, total } = await readings.linesUnder({ ...account, restsOn }, { limit: 100, offset: 0 });
    const rows = parse<Record<string, string>>(linesCsv(account, figuresAsOf, lines), { columns: true });

    expect(rows).toHaveLength(total);
    expect(rows.reduce((sum, row) => sum + Number(row['amountPence']), 0)).toBe(40_000_000);
    expect(rows[0]?.['description']).toBe('\'=SUM("weekend lists") <extra>');
  });
});

describe('the JSON', () => {
  test('says its format, its units and what it was computed from', async () => {
    const read = JSON.parse(renderOversightJson(await report())) as OversightReport;
    expect(read).toMatchObject({
      format: 'ringfence-oversight-report/2',
      amountsIn: 'pence',
      ratesIn: 'basis points',
      figuresAsOf: { position: '184467', method: 'ring-fence-model/2' },
    });
  });
});

describe('the page to print', () => {
  test('says position, time and method, and escapes what systems wrote', async () => {
    const html = renderOversightHtml(await report('<img src=x onerror=alert(1)>'));
    expect(html).toContain(
      'Figures as of position 184467 of log 6f1f3c52-9d0e-4c6a-8a55-0c1f8b7f2a10, recorded 15 January 2024 at 09:30 UTC, method ring-fence-model/2.',
    );
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  test('needs nothing else: no script, and no address but that of SVG', async () => {
    const html = renderOversightHtml(await report());
    expect(html).not.toContain('<script');
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });
});
