import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pence, type DomainEvent, type Pence } from '#kernel';
import type { FundDefinition } from '#domain/fund';
import { HistoryFacts, isCorePressure, type MoneyEvent } from '#domain/policies';
import type { ReturnLine } from '#domain/spend-return';
import { csvRows } from '../csv.js';

type Row = Record<string, string>;

/** The history that a demo folder tells: its files read straight into events, without the product's way in. */
export async function historyFromFiles(folder: string): Promise<HistoryFacts> {
  const history = new HistoryFacts();
  const tell = (event: MoneyEvent | DomainEvent): void => history.apply(event);
  const rows = async (name: string): Promise<Row[]> => csvRows(await readFile(join(folder, name), 'utf8'));

  for (const fund of JSON.parse(await readFile(join(folder, 'funds.json'), 'utf8')) as FundDefinition[])
    tell({ type: 'FundDefined', data: fund });
  for (const row of await rows('allocations.csv'))
    tell({
      type: row['kind'] === 'award' ? 'AllocationAwarded' : 'CarryForwardBroughtIn',
      data: { account: account(row), amountPence: penceOf(row['amount']) },
    });
  for (const row of await rows('baselines.csv'))
    tell({
      type: 'BaselineDeclared',
      data: {
        ics: row['ics_code'],
        year: row['financial_year'],
        programme: row['programme'],
        amountPence: penceOf(row['amount']),
        growthBp: Number(row['growth_bp']),
      },
    });
  for (const row of await rows('interventions.csv'))
    tell({
      type: 'InterventionRegistered',
      data: {
        ics: row['ics_code'],
        intervention: row['intervention'],
        programme: row['programme'],
        class: row['class'],
        funds: row['funds']?.split(';'),
        startsOn: row['starts_on'],
        endsOn: row['ends_on'] || null,
        withdrawnOn: null,
      },
    });
  const versions = new Map<string, number>();
  for (const name of ['returns.csv', 'returns-2.csv'])
    for (const [key, lines] of grouped(await rows(name))) {
      const version = (versions.get(key) ?? 0) + 1;
      versions.set(key, version);
      submit(tell, lines, version);
    }
  for (const row of await rows('sign-offs.csv'))
    tell({ type: 'ReturnSignedOff', data: { ...returnKey(row), version: Number(row['version']) } });
  for (const row of await rows('virements.csv')) {
    if (!isCorePressure(row['pressure'] ?? '')) throw new Error(`no core pressure: ${row['pressure']}`);
    tell({
      type: 'VirementMade',
      data: {
        account: account(row),
        period: Number(row['period']),
        direction: row['direction'],
        pressure: row['pressure'],
        amountPence: penceOf(row['amount']),
      },
    });
  }
  for (const row of await rows('carry-forwards.csv'))
    tell({
      type: 'CarryForwardApproved',
      data: { account: account(row), amountPence: penceOf(row['amount']) },
    });
  for (const row of await rows('year-ends.csv'))
    tell({ type: 'AccountClosed', data: { account: account(row), closedOn: row['closed_on'] } });
  return history;
}

/** `-1234.05` → −123405. */
export function penceOf(text: string | undefined): Pence {
  const match = /^(-?)(\d+)\.(\d\d)$/.exec(text ?? '');
  if (!match) throw new Error(`not an amount with two decimals: ${text}`);
  return pence(Number(`${match[1]}${match[2]}${match[3]}`));
}

/** Rows by return, in the order of the file. */
export function grouped(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row['ics_code']}:${row['financial_year']}:${row['period']}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function submit(tell: (event: DomainEvent) => void, rows: readonly Row[], version: number): void {
  const [first] = rows;
  if (!first) return;
  const key = returnKey(first);
  const reference = `${key.ics}:${key.year}:${key.period}:${version}`;
  const lines = rows.map((row): ReturnLine => ({
    line: row['line'] ?? '',
    amountPence: penceOf(row['amount']),
    chargedTo: row['charged_to'] ?? '',
    ...(row['purpose'] ? { purpose: row['purpose'] } : {}),
    ...(row['programme'] ? { programme: row['programme'] } : {}),
    ...(row['evidence'] ? { evidence: row['evidence'] } : {}),
  }));
  tell({ type: 'ReturnLinesRecorded', data: { ...key, reference, lines } });
  tell({
    type: 'ReturnSubmitted',
    data: {
      ...key,
      version,
      reference,
      coreComplete: first['core_complete'] === 'yes',
      lineCount: lines.length,
      totalPence: lines.reduce((sum, line) => sum + line.amountPence, 0),
      linesSha256: '',
    },
  });
}

const account = (row: Row) => ({
  fund: row['fund'] ?? '',
  ics: row['ics_code'] ?? '',
  year: row['financial_year'] ?? '',
});

const returnKey = (row: Row) => ({
  ics: row['ics_code'] ?? '',
  year: row['financial_year'] ?? '',
  period: Number(row['period']),
});
