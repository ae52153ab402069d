import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { pence, sumPence, type DomainEvent, type Pence } from '#kernel';
import type { MoneyEvent } from '#domain/policies';
import { NO_DISCREPANCIES, type ReturnLine } from '#domain/spend-return';

// A reader of its own, on purpose: the vectors judge the policy here, without the product's ingestion in between.

type Row = Readonly<Record<string, string>>;

function rows(folder: string, name: string): Row[] {
  const file = join(folder, name);
  if (!existsSync(file)) return [];
  return parse(readFileSync(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true }) as Row[];
}

function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
}

function groupBy(all: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of all) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const blankAsNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

/** `£1,234.5`, `(1,234.50)`, `-1234.50`, `(£1.00)` in pence, digit by digit. */
export function readAmount(text: string): Pence {
  const match = /^(\()?(-)?£?([\d,]+)(?:\.(\d{1,2}))?\)?$/.exec(text.trim());
  if (!match) throw new Error(`not an amount: ${text}`);
  const digits = (match[3] ?? '').replaceAll(',', '') + (match[4] ?? '').padEnd(2, '0');
  return pence(match[1] || match[2] ? -Number(digits) : Number(digits));
}

const readPeriod = (text: string): number => Number(text.replace(/^M/, ''));

/** The domain events that one load folder stands for, in the order in which the files depend on one another. */
export function eventsOfLoad(folder: string, versions: Map<string, number>): DomainEvent[] {
  const events: MoneyEvent[] = [
    ...organisations(folder),
    ...successions(folder),
    ...funds(folder),
    ...allocations(folder),
    ...baselines(folder),
    ...interventions(folder),
    ...returns(folder, versions),
    ...signOffs(folder),
    ...virements(folder),
    ...carryForwards(folder),
    ...yearEnds(folder),
  ];
  return events;
}

function organisations(folder: string): MoneyEvent[] {
  return rows(folder, 'organisations.csv').map((row) => ({
    type: 'OrganisationEstablished',
    data: {
      icsCode: cell(row, 'ics_code'),
      onsCode: cell(row, 'ons_code'),
      name: cell(row, 'name'),
      regionCode: cell(row, 'region_code'),
      region: cell(row, 'region'),
      establishedOn: cell(row, 'established_on'),
      abolishedOn: null,
    },
  }));
}

function successions(folder: string): MoneyEvent[] {
  const groups = groupBy(
    rows(folder, 'successions.csv'),
    (row) => `${cell(row, 'predecessor')} ${cell(row, 'effective_on')}`,
  );
  return [...groups.values()].map((group) => ({
    type: 'OrganisationSucceeded',
    data: {
      predecessor: cell(group[0]!, 'predecessor'),
      effectiveOn: cell(group[0]!, 'effective_on'),
      successors: group.map((row) => ({
        icsCode: cell(row, 'successor'),
        shareBp: Number(cell(row, 'share_bp')),
      })),
    },
  }));
}

function funds(folder: string): MoneyEvent[] {
  const file = join(folder, 'funds.json');
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as never[]).map((data) => ({ type: 'FundDefined', data }));
}

const accountOf = (row: Row): { fund: string; ics: string; year: string } => ({
  fund: cell(row, 'fund'),
  ics: cell(row, 'ics_code'),
  year: cell(row, 'financial_year'),
});

function allocations(folder: string): MoneyEvent[] {
  return rows(folder, 'allocations.csv').map((row): MoneyEvent => {
    const data = {
      account: accountOf(row),
      amountPence: readAmount(cell(row, 'amount')),
      effectiveOn: cell(row, 'effective_on'),
      source: cell(row, 'source'),
      recurrent: null,
      reference: null,
    };
    switch (cell(row, 'kind')) {
      case 'award':
        return { type: 'AllocationAwarded', data };
      case 'adjustment':
        return { type: 'AllocationAdjusted', data };
      case 'carry_forward_in':
        return { type: 'CarryForwardBroughtIn', data };
      case 'transfer':
        return { type: 'AllocationTransferred', data: { ...data, toIcs: cell(row, 'counterpart') } };
      default:
        throw new Error(`unknown kind of allocation: ${cell(row, 'kind')}`);
    }
  });
}

function baselines(folder: string): MoneyEvent[] {
  return rows(folder, 'baselines.csv').map((row) => ({
    type: 'BaselineDeclared',
    data: {
      ics: cell(row, 'ics_code'),
      year: cell(row, 'financial_year'),
      programme: cell(row, 'programme'),
      amountPence: readAmount(cell(row, 'amount')),
      growthBp: Number(cell(row, 'growth_bp')),
      source: cell(row, 'source'),
      referenceYear: null,
      declaredBy: null,
      approvedBy: null,
    },
  }));
}

function interventions(folder: string): MoneyEvent[] {
  return rows(folder, 'interventions.csv').map((row) => ({
    type: 'InterventionRegistered',
    data: {
      ics: cell(row, 'ics_code'),
      intervention: cell(row, 'intervention'),
      title: cell(row, 'title'),
      programme: cell(row, 'programme'),
      class: cell(row, 'class'),
      funds: cell(row, 'funds').split(';'),
      startsOn: cell(row, 'starts_on'),
      endsOn: blankAsNull(row['ends_on']),
      withdrawnOn: blankAsNull(row['withdrawn_on']),
      ...{ plannedAmountPence: null, inequalityType: null, targetGroup: null, comparator: null },
      ...{ geography: null, driver: null, mechanism: null, indicators: [] },
      ...{ core20: null, plusGroup: null, clinicalArea: null },
    },
  }));
}

function returns(folder: string, versions: Map<string, number>): MoneyEvent[] {
  return ['returns.csv', 'returns-1.csv', 'returns-2.csv'].flatMap((name) => {
    const groups = groupBy(rows(folder, name), (row) =>
      [cell(row, 'ics_code'), cell(row, 'financial_year'), readPeriod(cell(row, 'period'))].join(' '),
    );
    return [...groups].flatMap(([key, group]) => submission(key, group, versions));
  });
}

function submission(key: string, group: Row[], versions: Map<string, number>): MoneyEvent[] {
  const [ics = '', year = '', period = ''] = key.split(' ');
  const version = (versions.get(key) ?? 0) + 1;
  versions.set(key, version);
  const of = { ics, year, period: Number(period), reference: `${key} ${version}` };
  const lines = group.map(lineOf);
  const submitted: MoneyEvent = {
    type: 'ReturnSubmitted',
    data: {
      ...of,
      version,
      coreComplete: cell(group[0]!, 'core_complete') === 'yes',
      lineCount: lines.length,
      totalPence: sumPence(lines.map((line) => line.amountPence)),
      linesSha256: createHash('sha256').update(JSON.stringify(lines)).digest('hex'),
      ...NO_DISCREPANCIES,
      ...{ submittedBy: null, restatementReason: null },
    },
  };
  // In two events, as a long return comes.
  const [first, second] = [lines.slice(0, 3), lines.slice(3)];
  return [
    { type: 'ReturnLinesRecorded', data: { ...of, lines: first } },
    { type: 'ReturnLinesRecorded', data: { ...of, lines: second } },
    submitted,
  ];
}

function lineOf(row: Row): ReturnLine {
  const [purpose, programme, evidence] = [row['purpose'], row['programme'], row['evidence']].map(blankAsNull);
  return {
    line: cell(row, 'line'),
    amountPence: readAmount(cell(row, 'amount')),
    chargedTo: cell(row, 'charged_to'),
    ...(purpose ? { purpose } : {}),
    ...(programme ? { programme } : {}),
    ...(evidence ? { evidence } : {}),
  };
}

function signOffs(folder: string): MoneyEvent[] {
  return rows(folder, 'sign-offs.csv').map((row) => ({
    type: 'ReturnSignedOff',
    data: {
      ics: cell(row, 'ics_code'),
      year: cell(row, 'financial_year'),
      period: readPeriod(cell(row, 'period')),
      version: Number(cell(row, 'version')),
      signedOffBy: 'person-1',
      signedOffOn: cell(row, 'signed_off_on'),
      statement: null,
    },
  }));
}

function virements(folder: string): MoneyEvent[] {
  return rows(folder, 'virements.csv').map((row) => ({
    type: 'VirementMade',
    data: {
      account: accountOf(row),
      period: readPeriod(cell(row, 'period')),
      direction: cell(row, 'direction') as 'out' | 'in',
      pressure: cell(row, 'pressure') as 'other_core',
      amountPence: readAmount(cell(row, 'amount')),
      reason: cell(row, 'reason'),
      authorisedBy: 'person-2',
      reference: null,
    },
  }));
}

function carryForwards(folder: string): MoneyEvent[] {
  return rows(folder, 'carry-forwards.csv').map((row) => ({
    type: 'CarryForwardApproved',
    data: {
      account: accountOf(row),
      amountPence: readAmount(cell(row, 'amount')),
      approvedBy: 'person-3',
      approvedOn: cell(row, 'approved_on'),
      reference: null,
    },
  }));
}

function yearEnds(folder: string): MoneyEvent[] {
  return rows(folder, 'year-ends.csv').map((row) => ({
    type: 'AccountClosed',
    data: { account: accountOf(row), closedOn: cell(row, 'closed_on') },
  }));
}
