import { Findings } from '../check/findings.js';
import { MAX_CODE } from '../cells/text.js';
import { RETURNS } from '../kinds/returns-template.js';
import type { FileSource } from '../ports.js';
import { inspect, type Inspection } from '../read/inspect.js';
import type { Found } from '../result.js';
import { poundsOf } from '../write/pounds.js';
import { csvLine } from '../write/csv-line.js';
import { extractRows, type LedgerRow, type MappingTarget } from './extract-rows.js';
import { RuleBook, type Mapping, type MappingRule } from './mapping.js';
import { Tally, unmatchedSentence, type Reconciliation } from './reconciliation.js';

/** What an extract comes to under a mapping. */
export interface MappedExtract {
  readonly fileName: string;
  readonly sha256: string;
  readonly reconciliation: Reconciliation;
  /** What is wrong with the extract, and each pair of codes that no rule takes. */
  readonly found: Found;
  /** The return as a file to check, hand in or keep; null while something is wrong. */
  readonly returns: FileSource | null;
}

const FLUSH_CHARACTERS = 64 * 1024;

/**
 * Turns a ledger's extract into a return, line by line: every row is a line, ignored by a rule, of another month, or an error. The extract
 * is read through once to reconcile it to the penny, and once more each time the return is read.
 */
export async function mapExtract(
  source: FileSource,
  mapping: Mapping,
  target: MappingTarget,
): Promise<MappedExtract> {
  const findings = new Findings(source.fileName);
  const inspection = await inspect(() => source.open());
  const { columns, rules } = mapping;
  if (columns.date !== null && target.period === 13) {
    const message =
      'M13 has no month of its own, and this mapping goes by dates: use one that goes by periods, or by neither.';
    findings.ofFile('no_month', message);
  }
  const book = new RuleBook(rules);
  const tally = new Tally((place) => rules[place]!.ignore);
  for await (const row of extractRows(source, inspection, columns, target, findings)) {
    const place = book.placeOf(row.costCentre, row.accountCode);
    tally.add(row, place);
    if (lineId(row, 1_000_000).length > MAX_CODE && row.isOfMonth && place >= 0 && !rules[place]!.ignore)
      findings.error(codesTooLong(row));
  }
  const reconciliation = tally.result(rules.length);
  for (const pair of reconciliation.unmatchedPairs) {
    const value = `${pair.costCentre}, ${pair.accountCode}`;
    const at = { row: pair.firstRow, column: null, cell: null };
    findings.error({ ...at, value, rule: 'unmatched_codes', message: unmatchedSentence(pair) });
  }
  if (findings.totalErrors === 0 && reconciliation.lines.rows === 0)
    findings.ofFile(
      'nothing_mapped',
      'No row of this month is charged to anything: for a month without spend hand in one row with amount 0.',
    );
  const { fileName } = source;
  return {
    ...{ fileName, sha256: inspection.sha256, reconciliation, found: findings.found() },
    returns:
      findings.totalErrors > 0
        ? null
        : {
            kind: 'returns',
            fileName: 'returns.csv',
            open: () => returnsCsv(source, inspection, mapping, target),
          },
  };
}

/** The rows of the return. The same extract gives the same lines, and a row keeps its name while those of its codes before it stay. */
async function* returnsCsv(
  source: FileSource,
  inspection: Inspection,
  { columns, rules }: Mapping,
  target: MappingTarget,
): AsyncGenerator<Buffer> {
  const findings = new Findings(source.fileName);
  const book = new RuleBook(rules);
  const counts = new Map<string, number>();
  let text = csvLine([...RETURNS.required, ...RETURNS.optional]);
  for await (const row of extractRows(source, inspection, columns, target, findings)) {
    const rule = rules[book.placeOf(row.costCentre, row.accountCode)];
    if (!row.isOfMonth || rule === undefined || rule.ignore) continue;
    // Counted by the text: A-B with C and A with B-C must not share names.
    const prefix = lineId(row, null);
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    text += csvLine(cellsOf(row, rule, target, `${prefix}${count}`));
    if (text.length < FLUSH_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (findings.totalErrors > 0) throw new Error('the extract is not the one that was reconciled');
  if (text !== '') yield Buffer.from(text);
}

function cellsOf(
  row: LedgerRow,
  rule: MappingRule,
  { ics, year, period, coreComplete }: MappingTarget,
  line: string,
): string[] {
  return [
    ...[ics, year, String(period), coreComplete ? 'yes' : 'no'],
    ...[line, poundsOf(row.amountPence), rule.chargedTo ?? '', rule.purpose ?? '', rule.programme ?? ''],
    ...[row.costCentre, row.accountCode, row.supplier ?? '', row.description ?? '', rule.evidence ?? ''],
  ];
}

const lineId = ({ costCentre, accountCode }: LedgerRow, count: number | null): string =>
  `${costCentre || 'none'}-${accountCode || 'none'}-${count ?? ''}`;

function codesTooLong({ row, costCentre, accountCode }: LedgerRow): Parameters<Findings['error']>[0] {
  const message = `The two codes are too long together to name a line of the return, which has ${MAX_CODE} characters.`;
  const at = { row, column: null, cell: null, value: `${costCentre}-${accountCode}` };
  return { ...at, rule: 'code_too_long', message };
}
