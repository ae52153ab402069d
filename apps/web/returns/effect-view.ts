import { amountLabel, CLASS_WORDS, formatPounds, type ChartTable } from '#reporting';
import type { EffectOnAccount, ReturnPreview, TouchedReport } from '../../runtime/index.js';

type Word = keyof EffectOnAccount['difference'];

export interface EffectView {
  readonly fund: string;
  /** Null: nothing moves. */
  readonly table: ChartTable | null;
  readonly sentence: string;
  readonly reports: readonly TouchedReport[];
}

/** What a draft would do to each account, before and after, and the issued reports concerned. */
export const effectViews = ({ accounts }: ReturnPreview): EffectView[] => accounts.map(effectView);

function effectView({ fund, before, after, difference, reports }: EffectOnAccount): EffectView {
  const moved = (Object.entries(difference) as [Word, number][]).filter(([, pence]) => pence !== 0);
  const rows = moved.map(([word, pence]) => [
    amountLabel(word),
    before === null ? 'no account' : formatPounds(before[word]),
    formatPounds(after[word]),
    `${pence > 0 ? '+' : ''}${formatPounds(pence)}`,
  ]);
  const was = before === null ? null : CLASS_WORDS[before.adherence].label;
  const is = CLASS_WORDS[after.adherence].label;
  return {
    fund,
    table:
      rows.length === 0
        ? null
        : {
            caption: `The ${fund} account before and after`,
            headers: ['Amount', 'As it stands', 'With this return', 'Difference'].map((label, at) => ({
              ...{ label, numeric: at > 0 },
            })),
            rows,
          },
    sentence:
      was === is
        ? `The class stays: ${is.toLowerCase()}.`
        : `The class would be ${is.toLowerCase()}, where it is ${was === null ? 'none' : was.toLowerCase()} now.`,
    reports,
  };
}
