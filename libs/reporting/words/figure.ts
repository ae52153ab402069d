import type { Regime } from '#domain/fund';
import { sentenceCase } from './labels.js';
import { formatPounds, formatRate } from './money.js';
import { periodCode } from './time.js';
import { wordingFor } from './wording.js';

/** A figure as a page prints it. */
export interface FigureInWords {
  readonly name: string;
  readonly value: string;
}

/**
 * A stored figure of an alert. Stored names are the same in every year and carry their unit (`allocationPence`, `lineBp`,
 * `throughPeriod`), which says how the number is written; what is leakage in the name is what the account's regime calls it.
 */
export function figureInWords(name: string, value: number, regime: Regime): FigureInWords {
  const words = (stem: string): string =>
    sentenceCase(stem.replace(/([A-Z])/g, ' $1').toLowerCase()).replace('leakage', wordingFor(regime).leak);
  if (name.endsWith('Pence')) return { name: words(name.slice(0, -5)), value: formatPounds(value) };
  if (name.endsWith('Bp')) return { name: words(name.slice(0, -2)), value: formatRate(value) };
  if (/Period(Before)?$/.test(name)) return { name: words(name), value: periodCode(value) };
  return { name: words(name), value: String(value) };
}
