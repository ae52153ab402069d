import type { AmountChange, StatedChange } from '#domain/policies';
import {
  amountLabel,
  CLASS_WORDS,
  count,
  formatPounds,
  formatRate,
  labelOf,
  listInWords,
  type ChangesReading,
  type ChartTable,
} from '#reporting';
import { eventRow, type EventRow } from './event-row.js';

export interface ChangesView {
  readonly summary: string;
  readonly amounts: ChartTable;
  readonly accounts: ChartTable;
  readonly events: readonly (EventRow & { readonly effects: readonly string[] })[];
  /** How many events lie between and changed nothing. */
  readonly without: string;
}

const text = (label: string): ChartTable['headers'][number] => ({ label, numeric: false });
const number = (label: string): ChartTable['headers'][number] => ({ label, numeric: true });

/** The difference between two moments known, as a page prints it. */
export function changesView(changes: ChangesReading, nameOf: (ics: string) => string): ChangesView {
  const { accounts, total, events } = changes;
  const telling = events.filter(({ effects }) => effects.length > 0);
  const silent = events.length - telling.length;
  return {
    summary:
      accounts.length === 0
        ? 'Nothing changed between the two moments.'
        : `${count(accounts.length, 'account')} changed, by ${count(telling.length, 'entry', 'entries')}.`,
    amounts: {
      caption: 'What changed, over all accounts that are shown',
      headers: [text('Amount'), number('Known before'), number('Known after'), number('Change')],
      rows: total.amounts.map((it) => [
        amountLabel(it.amount),
        formatPounds(it.beforePence),
        formatPounds(it.afterPence),
        signed(it.effectPence),
      ]),
    },
    accounts: {
      caption: 'Accounts that changed',
      headers: [
        text('System'),
        number('Confirmed leakage before'),
        number('after'),
        number('Change'),
        text('Else'),
      ],
      rows: accounts.map(({ ics, before, after, stated }) => [
        nameOf(ics),
        formatPounds(before?.confirmedLeakage ?? 0),
        formatPounds(after?.confirmedLeakage ?? 0),
        signed((after?.confirmedLeakage ?? 0) - (before?.confirmedLeakage ?? 0)),
        stated.map(statedInWords).join('; '),
      ]),
    },
    events: telling.map(({ event, effects }) => ({
      ...eventRow(event),
      effects: effects.flatMap(({ ics, amounts, stated }) => [
        ...amounts.filter(({ by }) => by === null).map((it) => `${nameOf(ics)}: ${effectInWords(it)}`),
        ...stated.map((it) => `${nameOf(ics)}: ${statedInWords(it)}`),
      ]),
    })),
    without:
      silent === 0
        ? ''
        : `${count(silent, 'further entry lies', 'further entries lie')} between the two moments and changed none of these figures.`,
  };
}

/** `Diverted +£500,000.00`. */
export const effectInWords = ({ amount, by, effectPence }: AmountChange): string =>
  `${amountLabel(amount, by)} ${signed(effectPence)}`;

const signed = (amountPence: number): string => `${amountPence > 0 ? '+' : ''}${formatPounds(amountPence)}`;

/** `class: in progress → kept`. */
export function statedInWords({ what, before, after }: StatedChange): string {
  const side = (value: StatedChange['before']): string => {
    if (value === null || value === undefined) return 'none';
    if (Array.isArray(value)) return value.length === 0 ? 'none' : listInWords(value.map(String));
    if (typeof value === 'number') return formatRate(value);
    if (what === 'adherence') return CLASS_WORDS[value as keyof typeof CLASS_WORDS].label.toLowerCase();
    return labelOf(String(value));
  };
  return `${STATED_LABELS[what]}: ${side(before)} → ${side(after)}`;
}

const STATED_LABELS: Readonly<Record<StatedChange['what'], string>> = {
  adherence: 'class',
  confirmedRate: 'confirmed rate',
  potentialRate: 'rate that cannot be excluded',
  evidence: 'evidence',
  regime: 'regime',
  missingPeriods: 'missing months',
  notAssessable: 'programmes that cannot be tested',
};
