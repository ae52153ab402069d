import type { ComparedReports } from '../../runtime/index.js';
import {
  amountLabel,
  CLASS_WORDS,
  formatPounds,
  instantInWords,
  PART_WORDS,
  wordingFor,
  type ChartTable,
  type FigureDifference,
} from '#reporting';
import type { Regime } from '#domain/fund';

const text = (label: string): ChartTable['headers'][number] => ({ label, numeric: false });
const number = (label: string): ChartTable['headers'][number] => ({ label, numeric: true });

/** What two reports say otherwise, in total and system by system. */
export function differencesView(
  { total, systems, events }: ComparedReports,
  regime: Regime,
): { total: ChartTable; systems: ChartTable; events: ChartTable | null } {
  const figures = [text('Figure'), number('Before'), number('After'), number('Difference')];
  return {
    total: {
      caption: 'Totals that differ',
      headers: figures,
      rows: total.map((each) => figureRow(each, regime)),
    },
    systems: {
      caption: 'Systems of which something differs',
      headers: [text('System'), ...figures, text('Class')],
      rows: systems.flatMap(({ name, figures: differing, adherenceBefore, adherenceAfter }) => {
        const was = adherenceBefore === null ? 'no account' : CLASS_WORDS[adherenceBefore].label;
        const is = adherenceAfter === null ? 'no account' : CLASS_WORDS[adherenceAfter].label;
        const classes = was === is ? is : `${was}, then ${is}`;
        const rows = differing.map((each) => [name, ...figureRow(each, regime), classes]);
        return rows.length > 0 ? rows : [[name, 'none', '', '', '', classes]];
      }),
    },
    events: events === null ? null : eventsTable(events),
  };
}

/** Each event that changed a figure, and what it did to each account. */
function eventsTable(events: NonNullable<ComparedReports['events']>): ChartTable {
  return {
    caption: 'Recorded between the two, and what each event did',
    headers: [text('Position'), text('When'), text('What'), text('By'), text('System'), text('Effect')],
    rows: events.flatMap(({ event, effects }) =>
      (effects.length > 0 ? effects : [null]).map((effect) => [
        ...[event.position, instantInWords(event.recordedAt), event.sentence],
        ...[event.actor.name ?? event.actor.role, effect?.ics ?? event.systems.join(', ')],
        effect === null ? 'the map: accounts are apportioned anew' : amountsInWords(effect),
      ]),
    ),
  };
}

type Effect = NonNullable<ComparedReports['events']>[number]['effects'][number];

const amountsInWords = ({ amounts }: Effect): string =>
  amounts
    .filter(({ by }) => by === null)
    .map(({ amount, effectPence }) => `${amountLabel(amount)} ${signed(effectPence)}`)
    .join('; ') || 'no amount';

const signed = (pence: number): string => `${pence > 0 ? '+' : ''}${formatPounds(pence)}`;

function figureRow({ figure, ...pence }: FigureDifference, regime: Regime): string[] {
  const { differencePence } = pence;
  return [
    nameOf(figure, regime),
    formatPounds(pence.beforePence),
    formatPounds(pence.afterPence),
    signed(differencePence),
  ];
}

function nameOf(figure: FigureDifference['figure'], regime: Regime): string {
  const { leak, Leak } = wordingFor(regime);
  switch (figure) {
    case 'allocation':
      return 'Allocation';
    case 'overspend':
      return 'Overspend';
    case 'confirmedLeakage':
      return `Confirmed ${leak}`;
    case 'potentialLeakage':
      return `${Leak} that cannot be excluded`;
    default:
      return PART_WORDS[figure].label;
  }
}
