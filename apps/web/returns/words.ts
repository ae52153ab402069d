import type { StatedDiscrepancy } from '#domain/spend-return';
import type { ReturnVersionRow } from '#projections/facts';
import { dateInWords, formatPounds, instantInWords, sentenceCase, type ChartTable } from '#reporting';
import type { DraftStep, ReturnStatus } from '../../runtime/index.js';
import { nameOf } from '../acting/names.js';

export const STATUS_WORDS: Readonly<Record<ReturnStatus, string>> = {
  missing: 'Not handed in',
  sent_back: 'Sent back: a new version is asked for',
  submitted: 'Submitted, to be signed',
  signed_off: 'Signed',
  reopened: 'Reopened: counts until the next version',
};

export const STEP_WORDS: Readonly<Record<DraftStep, string>> = {
  errors: 'Draft with errors to mend',
  discrepancies: 'Draft with discrepancies to confirm',
  ready: 'Draft ready to submit',
};

const text = (label: string): ChartTable['headers'][number] => ({ label, numeric: false });
const number = (label: string): ChartTable['headers'][number] => ({ label, numeric: true });

/** Who somebody is to a reader: the name, while it is kept. */
export const whoOf = (names: ReadonlyMap<string, string>, id: string | null): string =>
  id === null ? 'not recorded' : nameOf(names, id);

/** Every version of a return, the newest first. */
export const versionsTable = (
  versions: readonly ReturnVersionRow[],
  names: ReadonlyMap<string, string>,
): ChartTable => ({
  caption: 'Versions handed in',
  headers: [text('Version'), text('Submitted'), text('By'), text('What became of it'), number('Total')],
  rows: [...versions]
    .reverse()
    .map((each) => [
      `Version ${each.version}${each.counts ? ' (counts)' : ''}`,
      instantInWords(each.submittedAt),
      sentenceCase(whoOf(names, each.submittedBy)),
      fateOf(each, names),
      formatPounds(each.totalPence),
    ]),
});

function fateOf(version: ReturnVersionRow, names: ReadonlyMap<string, string>): string {
  const { signedOff, reopened, sentBackFor, restatementReason } = version;
  const said = [
    ...(restatementReason === null ? [] : [`restated: ${restatementReason}`]),
    ...(signedOff === null
      ? []
      : [`signed by ${whoOf(names, signedOff.by)} on ${dateInWords(signedOff.on)}`]),
    ...(reopened === null ? [] : [`reopened by ${whoOf(names, reopened.by)}: ${reopened.reason}`]),
    ...(sentBackFor === null ? [] : [`sent back: ${sentBackFor}`]),
  ];
  return said.length === 0 ? 'not signed yet' : said.join('; ');
}

export const discrepanciesTable = (found: readonly StatedDiscrepancy[], caption: string): ChartTable => ({
  caption,
  headers: [text('Line'), text('What is odd'), number('Amount')],
  rows: found.map(({ line, sentence, amountPence }) => [
    line ?? 'The return',
    sentence,
    amountPence === null ? '–' : formatPounds(amountPence),
  ]),
});
