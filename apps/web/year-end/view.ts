import type { CarryForwardState } from '#domain/carry-forward';
import { IDENTITY_PARTS, type Position } from '#domain/policies';
import { periodsInWords, type FinancialYear, type Period } from '#kernel';
import {
  amountLabel,
  CLASS_WORDS,
  dateInWords,
  datesInWords,
  formatPounds,
  sentenceCase,
  SIGNAL_LABELS,
  type ChartTable,
} from '#reporting';
import type { CarryForward, YearEnd } from '../../runtime/index.js';

const AMOUNTS = [
  'allocation',
  'overspend',
  ...IDENTITY_PARTS,
  'confirmedLeakage',
  'potentialLeakage',
] as const;

/** What is still open, as the API's checklist gives it. */
export function checklist(open: YearEnd): ChartTable {
  const months = (periods: readonly Period[]): string =>
    periods.length === 0 ? 'None' : periodsInWords(periods);
  const alerts = open.openAlerts.map(
    ({ signal, severity }) =>
      `${SIGNAL_LABELS[signal]} (${severity === 'red' ? 'serious' : 'to be looked at'})`,
  );
  return {
    caption: 'Still open',
    headers: ['What', 'How it stands'].map((label) => ({ label, numeric: false })),
    rows: [
      ['Months without a return', months(open.missingPeriods)],
      ['Returns that nobody signed', months(open.unsignedPeriods)],
      ['Open alerts', alerts.length === 0 ? 'None' : alerts.join('; ')],
      ['Carry-forward approved', formatPounds(open.carryForwardApprovedPence)],
    ],
  };
}

/** The position through the whole year, beside what it would be were the year closed. */
export function effect({ closed, now, whenClosed }: YearEnd): { table: ChartTable; sentence: string } {
  const some = AMOUNTS.filter((amount) => now[amount] !== 0 || whenClosed[amount] !== 0);
  const columns: [string, (amount: (typeof AMOUNTS)[number]) => string][] = [
    ['As it stands', (amount) => formatPounds(now[amount])],
    ['Were it closed', (amount) => formatPounds(whenClosed[amount])],
    ['Difference', (amount) => signed(whenClosed[amount] - now[amount])],
  ];
  const shown = closed ? columns.slice(0, 1) : columns;
  return {
    table: {
      caption: closed
        ? 'The position through the whole year'
        : 'The position through the whole year, and closed',
      headers: ['Amount', ...shown.map(([label]) => label)].map((label, at) => ({ label, numeric: at > 0 })),
      rows: some.map((amount) => [amountLabel(amount), ...shown.map(([, tell]) => tell(amount))]),
    },
    sentence: closed
      ? `The year is closed. Its class is: ${classOf(now)}.`
      : `Closing cannot be taken back: what is left is carried forward as far as that was approved, and the rest lapses. The class would be: ${classOf(whenClosed)}; it is: ${classOf(now)}.`,
  };
}

const classOf = ({ adherence }: Position): string => CLASS_WORDS[adherence].label.toLowerCase();
const signed = (pence: number): string => `${pence > 0 ? '+' : ''}${formatPounds(pence)}`;

/** What was asked and decided, one sentence each. */
export const decisionInWords = (state: CarryForwardState, nameOf: (id: string) => string): string[] =>
  decisions(state, nameOf).map(sentenceCase);

function decisions(state: CarryForwardState, nameOf: (id: string) => string): string[] {
  if (state.status === 'unasked') return ['The system did not ask to carry anything forward.'];
  const { amountPence, reason, requestedBy } = state.request;
  const asked = `${nameOf(requestedBy)} asked to carry forward ${formatPounds(amountPence)}: ${reason}`;
  switch (state.status) {
    case 'asked':
      return [asked, 'It waits for another person to decide.'];
    case 'granted': {
      const { grant } = state;
      const granted = `${nameOf(grant.grantedBy)} granted ${formatPounds(grant.amountPence)}`;
      return [asked, `${granted}, approved on ${dateInWords(grant.approvedOn)}.`];
    }
    case 'declined':
      return [asked, `${nameOf(state.decline.declinedBy)} declined it: ${state.decline.reason}`];
  }
}

/** Everybody whom the decisions name. */
export function peopleIn(state: CarryForwardState): string[] {
  if (state.status === 'unasked') return [];
  const decider =
    state.status === 'granted'
      ? [state.grant.grantedBy]
      : state.status === 'declined'
        ? [state.decline.declinedBy]
        : [];
  return [state.request.requestedBy, ...decider];
}

/** What the next year gets, and the words on its button. */
export function bringingIn(year: FinancialYear, { bringingIn: into }: CarryForward) {
  const carried = formatPounds(into.carriedForwardPence);
  const brought = formatPounds(into.broughtInPence);
  return {
    sentence: `${year} carries forward ${carried}; ${brought} was brought into ${into.toYear} so far.`,
    obstacle: into.obstacle && datesInWords(into.obstacle.sentence),
    button: `Bring ${formatPounds(into.proposedPence)} into ${into.toYear}`,
  };
}
