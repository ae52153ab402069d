import { canonicalJson } from '#kernel';
import type { ColumnUnit } from '../oversight/render-csv.js';
import type { OversightReport } from '../oversight/report.js';

export interface CsvColumn {
  readonly name: string;
  readonly unit: ColumnUnit;
}

/** W3C datatypes of the CSV on the Web vocabulary, and what a number is in. */
const DATATYPES: Readonly<Record<ColumnUnit, Readonly<Record<string, unknown>>>> = {
  text: { datatype: 'string' },
  pence: { datatype: 'integer', null: '', 'schema:unitText': 'pence sterling' },
  'basis points': { datatype: 'integer', null: '', 'schema:unitText': 'basis points (100 are one per cent)' },
  'whole number': { datatype: 'integer' },
  list: { datatype: 'string', separator: ';' },
  'map to pence': { datatype: 'string', separator: ';', 'dc:description': 'name=pence for each name' },
};

/**
 * What a CSV of a report is, for machines: "Metadata Vocabulary for Tabular Data", W3C Recommendation, 17 December 2015. It stands beside
 * the file as `<file>-metadata.json`, where a reader of CSV on the Web looks for it first.
 */
export function csvMetadata(
  report: OversightReport,
  file: { readonly name: string; readonly title: string; readonly rows: string },
  columns: readonly CsvColumn[],
): string {
  const { figuresAsOf } = report;
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: file.name,
    'dc:title': file.title,
    'dc:description': `${file.rows} Figures as of position ${figuresAsOf.position} of log ${figuresAsOf.logId}, by method ${figuresAsOf.method}.`,
    'dc:source':
      'Ringfence, from the recorded returns, allocations, virements and closings of the systems named',
    ...(figuresAsOf.recordedAt === null ? {} : { 'dc:issued': figuresAsOf.recordedAt }),
    ...(report.dataNotice === null ? {} : { 'rdfs:comment': report.dataNotice }),
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
    tableSchema: {
      columns: columns.map(({ name, unit }) => ({ name, titles: name, ...DATATYPES[unit] })),
    },
  };
  return `${canonicalJson(metadata)}\n`;
}
