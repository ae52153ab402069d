import type { ChangeTotals } from '../../runtime/index.js';
import type { StandingChange } from '#projections/facts';
import { formatPercent } from '#kernel';
import { dateInWords, formatPounds, type ChartTable, type SystemName } from '#reporting';

const STATUS = {
  proposed: 'Proposed: waits for another person',
  confirmed: 'Confirmed',
  withdrawn: 'Withdrawn',
} as const;

const text = (label: string) => ({ label, numeric: false });
const numeric = (label: string) => ({ label, numeric: true });

export function changesTable(changes: readonly StandingChange[]): ChartTable {
  return {
    caption: 'Changes of the map, the newest first',
    headers: ['Change', 'From', 'To', 'What it rests on', 'Status'].map(text),
    rows: changes.map(({ proposal, status }) => [
      dateInWords(proposal.effectiveOn),
      proposal.predecessors.map(({ predecessor }) => predecessor).join(', '),
      [...new Set(proposal.predecessors.flatMap((it) => it.successors.map(({ icsCode }) => icsCode)))].join(
        ', ',
      ),
      ...[proposal.reason, STATUS[status]],
    ]),
    links: changes.map(({ proposal }) => `/organisation-changes/${proposal.change}`),
  };
}

/** One change as its page prints it. */
export function changeView(state: StandingChange, totals: ChangeTotals, systems: readonly SystemName[]) {
  const nameOf = (ics: string): string =>
    `${systems.find(({ icsCode }) => icsCode === ics)?.name ?? 'Not registered'} (${ics})`;
  const { proposal } = state;
  return {
    title: `Change of ${dateInWords(proposal.effectiveOn)}`,
    status: STATUS[state.status],
    reason: proposal.reason,
    shares: {
      caption: 'Who is succeeded, by whom, with which share; the shares of each sum to the whole',
      headers: [text('Predecessor'), text('Successor'), numeric('Share')],
      rows: proposal.predecessors.flatMap(({ predecessor, successors }) =>
        successors.map(({ icsCode, shareBp }) => [
          nameOf(predecessor),
          icsCode === predecessor ? `${nameOf(icsCode)}: stays` : nameOf(icsCode),
          formatPercent(shareBp),
        ]),
      ),
    },
    left: leftTable(totals),
    match:
      totals.beforePence === totals.afterPence
        ? `The totals match: ${formatPounds(totals.beforePence)} is left before, and ${formatPounds(totals.afterPence)} after.`
        : `The totals do not match: ${formatPounds(totals.beforePence)} before, ${formatPounds(totals.afterPence)} after.`,
    toMove: totals.movedPence > 0,
    orders:
      state.status === 'confirmed'
        ? state.orders.map(
            ({ transfers }) =>
              `Moved: ${transfers.map((it) => `${formatPounds(it.amountPence)} of ${it.account.fund} ${it.account.year} from ${it.account.ics} to ${it.toIcs}`).join('; ')}.`,
          )
        : [],
  };
}

function leftTable({ accounts, beforePence, staysPence, movedPence }: ChangeTotals): ChartTable {
  return {
    caption: 'What is left of each open account, and where it goes. Closed accounts stay as they are.',
    headers: [
      text('Account'),
      ...['Allocation', 'Left', 'Stays', 'Moves', 'Overspent'].map(numeric),
      text('To whom'),
    ],
    rows: [
      ...accounts.map(({ account, allocation, leftPence, staysPence: stays, overspendPence, transfers }) => [
        `${account.fund} ${account.ics} ${account.year}`,
        ...[allocation, leftPence, stays, leftPence - stays, overspendPence].map(formatPounds),
        transfers.map(({ toIcs, amountPence }) => `${toIcs} ${formatPounds(amountPence)}`).join('; '),
      ]),
      ['Together', '', ...[beforePence, staysPence, movedPence].map(formatPounds), '', ''],
    ],
    totals: [accounts.length],
  };
}
