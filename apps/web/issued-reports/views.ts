import { parseReportNumber, reportNumber, type ReportScope } from '#domain/oversight-report';
import { FOOTPRINTS, type Footprint } from '#domain/policies';
import type { IssuedReportRow } from '#projections/reports';
import {
  dateInWords,
  FROZEN_FILES,
  instantInWords,
  periodName,
  type ChartTable,
  type SystemName,
} from '#reporting';

const FILE_WORDS: Readonly<Record<string, string>> = {
  'report.json': 'The whole report, for machines',
  'systems.csv': 'One row a system',
  'systems.csv-metadata.json': 'What the columns of systems.csv are',
  'totals.csv': 'Totals',
  'totals.csv-metadata.json': 'What the columns of totals.csv are',
};
const FOOTPRINT_WORDS = {
  as_reported: 'as reported by the bodies that existed',
  current_footprint: "on today's footprint",
} as const;

const text = (label: string): ChartTable['headers'][number] => ({ label, numeric: false });

/** All that were issued, the newest first. */
export function listView(rows: readonly IssuedReportRow[]): ChartTable {
  return {
    caption: 'Issued reports, the newest first',
    headers: ['Number', 'About', 'Through', 'Known at', 'Issued', 'State'].map(text),
    links: rows.map(({ issued }) => `/reports/${reportNumber(issued, issued.sequence)}`),
    rows: rows.map(({ issued, issuedAt, supersededBy }) => [
      reportNumber(issued, issued.sequence),
      `${issued.title}, ${FOOTPRINT_WORDS[issued.footprint]}`,
      periodName(issued.year, issued.through),
      issued.recordedAt === null ? `position ${issued.position}` : dateInWords(issued.recordedAt),
      dateInWords(issuedAt),
      supersededBy === null ? 'current' : `superseded by ${reportNumber(issued, supersededBy)}`,
    ]),
  };
}

/** One of them, with how to cite it. */
export function reportPage(row: IssuedReportRow, issuer: string) {
  const { issued, issuedAt, supersededBy, supersededBecause } = row;
  const number = reportNumber(issued, issued.sequence);
  const other = (sequence: number | null) => (sequence === null ? null : reportNumber(issued, sequence));
  const json = issued.files.find(({ name }) => name === 'report.json');
  const known = issued.recordedAt === null ? '' : `, recorded ${instantInWords(issued.recordedAt)}`;
  return {
    number,
    title: issued.title,
    footprint: FOOTPRINT_WORDS[issued.footprint],
    through: periodName(issued.year, issued.through),
    known: `position ${issued.position} of log ${issued.logId}${known}`,
    method: issued.method,
    issued: `${instantInWords(issuedAt)}, by ${issuer}`,
    reason: issued.reason,
    supersedes: other(issued.supersedes),
    supersededBy: other(supersededBy),
    supersededBecause,
    cite: `Ringfence report ${number}, “${issued.title}”, issued ${dateInWords(issuedAt)}, ${issued.method}, figures as of log position ${issued.position}, SHA-256 ${json?.sha256 ?? ''}.`,
    files: {
      caption: 'Frozen files: the same bytes for ever',
      headers: [text('File'), text('What it is'), { label: 'Bytes', numeric: true }, text('SHA-256')],
      links: issued.files.map(({ name }) => `/v1/reports/${number}/files/${name}`),
      rows: issued.files.map(({ name, byteLength, sha256 }) => [
        ...[name, FILE_WORDS[name] ?? name, byteLength.toLocaleString('en-GB'), sha256],
      ]),
    } satisfies ChartTable,
    printable: Object.hasOwn(FROZEN_FILES, 'report.json') && json !== undefined,
  };
}

/** `national`, `region:Y62` or `system:QE1`: what a form says of its scope. Null for what is none. */
export function scopeOf(value: string): ReportScope | null {
  const [kind, code] = value.split(':');
  if (kind === 'national' && code === undefined) return { kind };
  if (kind === 'region' && code) return { kind, regionCode: code };
  return kind === 'system' && code ? { kind, ics: code } : null;
}

/** What a form says of the footprint; as reported where it says nothing. */
export const footprintOf = (value: string): Footprint =>
  FOOTPRINTS.find((footprint) => footprint === value) ?? 'as_reported';

/** What a report may be about, as a form offers it. */
export function scopeChoices(systems: readonly SystemName[]) {
  const regions = new Map(systems.map(({ regionCode, region }) => [regionCode, region]));
  const byName = (a: { text: string }, b: { text: string }): number => a.text.localeCompare(b.text, 'en');
  return [
    { value: 'national', text: 'England' },
    ...[...regions]
      .map(([code, name]) => ({ value: `region:${code}`, text: `${name} (region)` }))
      .sort(byName),
    ...systems.map(({ icsCode, name }) => ({ value: `system:${icsCode}`, text: name })).sort(byName),
  ];
}

/** Is it a number that a report could have? */
export const isReportNumber = (number: string): boolean => parseReportNumber(number) !== null;
