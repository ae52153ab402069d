import type { LeakageFinding, RestsOn } from '#domain/policies';
import {
  count,
  findingInWords,
  findingKnown,
  formatPounds,
  labelOf,
  linesTable,
  listInWords,
  replyInWords,
  periodCode,
  WAY_LABELS,
  type AccountQuery,
  type AccountReading,
  type ChartTable,
  type Readings,
  type ReplyInWords,
} from '#reporting';

/** On the page; all of them are in the CSV. */
const LINES_SHOWN = 20;

export interface FindingView {
  readonly way: string;
  readonly amount: string;
  readonly sentence: string;
  readonly known: string;
  readonly replies: readonly ReplyInWords[];
  /** Where the system can reply. */
  readonly desk: string;
  /** What it rests on that is not lines, in a sentence. */
  readonly basis: string | null;
  readonly lines: {
    readonly summary: string;
    readonly table: ChartTable;
    readonly shown: string;
    readonly csv: string;
  } | null;
}

/** Each finding with the first of the lines under it. */
export function findingViews(
  readings: Readings,
  query: AccountQuery,
  account: AccountReading,
): Promise<FindingView[]> {
  return Promise.all(
    account.findings.map(async (finding) => ({
      way: `${WAY_LABELS[finding.way]}: ${labelOf(finding.by)}`,
      amount: formatPounds(finding.amountPence),
      sentence: findingInWords(finding, query.fund),
      known: findingKnown(finding),
      replies: finding.replies.map(replyInWords),
      desk: deskOf(query, finding),
      basis: basisOf(finding.restsOn),
      lines: await linesOf(readings, query, finding),
    })),
  );
}

function deskOf({ fund, ics, year, through }: AccountQuery, { ruleId, by }: LeakageFinding): string {
  const which = new URLSearchParams({ fund, year, through: String(through), rule: ruleId, by });
  return `/systems/${encodeURIComponent(ics)}/finding?${which.toString()}`;
}

async function linesOf(
  readings: Readings,
  query: AccountQuery,
  finding: LeakageFinding,
): Promise<FindingView['lines']> {
  const { restsOn, ruleId, by, certainty } = finding;
  if (restsOn.kind !== 'lines' && restsOn.kind !== 'baseline') return null;
  const { lines, total } = await readings.linesUnder(
    { ...query, restsOn },
    { limit: LINES_SHOWN, offset: 0 },
  );
  if (total === 0) return null;
  const { fund, year, through, knownAt } = query;
  const selector = new URLSearchParams({
    ...{ fund, year, through: String(through), rule: ruleId, by, certainty },
    // The file has the lines that the page counted, whatever was recorded meanwhile.
    ...(knownAt === undefined ? {} : { knownAt }),
  });
  const kind = restsOn.kind === 'lines' ? 'line' : 'core line';
  return {
    summary: `The ${count(total, kind)} under it`,
    table: linesTable(`Lines under ${WAY_LABELS[finding.way].toLowerCase()}, ${labelOf(by)}`, lines),
    shown:
      lines.length < total
        ? `The first ${lines.length} of ${total} lines are shown.`
        : `All ${count(total, 'line')} shown.`,
    csv: `/systems/${encodeURIComponent(query.ics)}/lines.csv?${selector.toString()}`,
  };
}

function basisOf(restsOn: RestsOn): string | null {
  switch (restsOn.kind) {
    case 'lines':
      return null;
    case 'virements':
      return `It rests on the moves of money to ${labelOf(restsOn.pressure)} that are listed below.`;
    case 'baseline':
      return `It rests on the baseline and core spend of ${listInWords(restsOn.programmes.map(labelOf))}, tested in ${count(restsOn.coreReturns.length, 'return')} whose core spend is complete.`;
    case 'account':
      return restsOn.missingPeriods.length === 0
        ? 'It rests on the account as a whole; no return is missing.'
        : `It rests on the account as a whole; ${listInWords(restsOn.missingPeriods.map(periodCode))} ${restsOn.missingPeriods.length === 1 ? 'is' : 'are'} missing.`;
  }
}
