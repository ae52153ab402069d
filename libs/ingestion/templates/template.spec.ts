import type { InterventionDetails } from '#domain/intervention';
import { pence } from '#kernel';
import { columnsOf, type TableName } from '../columns/columns.js';
import { checkOnly } from '../import-file.js';
import { TEMPLATES } from '../kinds/index.js';
import type { CheckResult } from '../result.js';
import { CONTEXT, HI, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';
import { unzip, wholeOf } from '../testing/unzip.js';
import type { TemplateKnown, TemplateOf } from './known.js';
import { template } from './template.js';

const work = (intervention: string, more: Partial<InterventionDetails> = {}): InterventionDetails => ({
  ...{ ics: 'QE1', intervention, title: `Work ${intervention}`, programme: 'smoking-cessation' },
  ...{
    class: 'targeted_intervention',
    funds: ['HI'],
    startsOn: '2022-04-01',
    endsOn: null,
    withdrawnOn: null,
  },
  ...{ plannedAmountPence: null, inequalityType: null, targetGroup: null, comparator: null, geography: null },
  ...{
    driver: null,
    mechanism: null,
    indicators: [],
    core20: null,
    plusGroup: null,
    clinicalArea: null,
    ...more,
  },
});
const KNOWN: TemplateKnown = {
  funds: [HI, { ...HI, fund: 'OLD', years: { '2021-22': { regime: 'notional' } } }],
  interventions: [
    work('SMK-1', { funds: ['HI', 'OLD'] }),
    work('LATE-1', { startsOn: '2022-09-01' }),
    work('GONE-1', { withdrawnOn: '2022-04-02' }),
  ],
  baselines: [{ programme: 'hypertension', amountPence: pence(90_000_000), growthBp: 350 }],
};
const MAY: TemplateOf = { ics: 'QE1', year: '2022-23', period: 2 };
const NOTHING: TemplateOf = { ics: null, year: null, period: null };

const csvOf = async (kind: TableName, of: TemplateOf, known = KNOWN): Promise<string> =>
  (await wholeOf(template(kind, of, known, 'csv'))).toString('utf8').replace(/^\ufeff/, '');
const ports = portsWith('QE1');
ports.accountsKnown.add('HI:QE1:2022-23');
for (const code of ['SMK-1', 'LATE-1', 'GONE-1']) ports.interventionsKnown.add(`QE1\u0000${code}`);
const check = (kind: TableName, bytes: string | Buffer): Promise<CheckResult> =>
  checkOnly(fileOf(kind, bytes, 'form', 512), CONTEXT, ports);

test('a form of returns has a line for each fund of the work that goes on, and of core spend where there is a baseline', async () => {
  const [header, ...rows] = (await csvOf('returns', MAY)).split('\r\n').slice(0, -1);
  expect(header).toBe(
    columnsOf('returns')
      .map(({ column }) => column)
      .join(','),
  );
  expect(rows).toEqual([
    'QE1,2022-23,2,,HI-SMK-1,,HI,SMK-1,,,,,Work SMK-1,',
    'QE1,2022-23,2,,core-hypertension,,core,,hypertension,,,,,',
  ]);
  const year = (await csvOf('returns', { ...MAY, period: null })).split('\r\n').slice(1, -1);
  expect(year.map((row) => row.split(',')[4])).toEqual([
    'HI-SMK-1',
    'HI-LATE-1',
    'HI-GONE-1',
    'core-hypertension',
  ]);
});

test('handed in as it came it is refused at each cell that is to be filled in; filled in it is taken', async () => {
  for (const format of ['csv', 'xlsx'] as const) {
    const form = await wholeOf(template('returns', MAY, KNOWN, format));
    const result = await check('returns', form);
    expect(result).toMatchObject({ status: 'rejected', rows: 2 });
    const cells = 'errors' in result ? result.errors.map(({ cell, rule }) => `${cell} ${rule}`) : [];
    expect(cells).toEqual(['D2 required', 'F2 required', 'D3 required', 'F3 required']);
  }
  const filled = (await csvOf('returns', MAY)).replace(/,2,,([^,]+),,/g, ',2,yes,$1,12.50,');
  expect(await check('returns', filled)).toMatchObject({ status: 'acceptable', rows: 2, discrepancies: [] });
});

test.each(TEMPLATES.map(({ kind }) => kind as TableName))(
  '%s: a form is never taken in silence, and its header is the right one',
  async (kind) => {
    for (const asked of [NOTHING, MAY]) {
      const result = await check(kind, await csvOf(kind, asked));
      expect(result.status).toBe('rejected');
      const rules = 'errors' in result ? result.errors.map(({ rule }) => rule) : [];
      expect(rules.every((rule) => rule === 'required' || rule === 'no_rows')).toBe(true);
    }
  },
);

test('a plan has twelve months for each fund of the year', async () => {
  const rows = (await csvOf('plans', { ...MAY, period: null })).split('\r\n').slice(1, -1);
  expect([rows.length, rows[0], rows[11]]).toEqual([12, 'HI,QE1,2022-23,1,', 'HI,QE1,2022-23,12,']);
});

test('where nothing is registered there is a row to begin with', async () => {
  const empty = { funds: [HI], interventions: [], baselines: [] };
  expect((await csvOf('returns', MAY, empty)).split('\r\n')[1]).toMatch(/^QE1,2022-23,2,,*$/);
});

test('a workbook offers the codes of the system, and says what each column takes', async () => {
  const parts = await unzip(template('returns', MAY, KNOWN, 'xlsx'));
  const [rows, codes, columns] = [1, 2, 3].map((at) => parts.get(`xl/worksheets/sheet${at}.xml`)!);
  const at = (code: string): number =>
    Number(new RegExp(`<c r="B(\\d+)"[^>]*><is><t xml:space="preserve">${code}<`).exec(codes!)?.[1]);
  const offered = (letter: string): string =>
    new RegExp(`sqref="${letter}2:${letter}\\d+"><formula1>([^<]*)<`).exec(rows!)?.[1] ?? '';
  expect(offered('D')).toBe('&quot;yes,no&quot;');
  expect(offered('G')).toBe(`'Codes'!$B$${at('HI')}:$B$${at('core')}`);
  expect(offered('H')).toBe(`'Codes'!$B$${at('SMK-1')}:$B$${at('other_core')}`);
  expect(offered('I')).toBe(`'Codes'!$B$${at('hypertension')}:$B$${at('smoking-cessation')}`);
  expect(codes).toContain('baseline £900,000.00, growth 350 basis points');
  expect(codes).not.toContain('>OLD<');
  expect(columns).toContain('Needed on core lines');
});
