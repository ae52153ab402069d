import { CORE_PRESSURES, type CorePressure } from '#domain/policies';
import { CellFault, type CellType } from './fault.js';

/** One word of a list, exactly. */
export function oneOf<T extends string>(rule: string, words: readonly T[]): CellType<T> {
  const known: ReadonlySet<string> = new Set(words);
  const fault = new CellFault(rule, `Write one of: ${words.join(', ')}.`);
  return { none: words[0] as T, cached: true, read: (text) => (known.has(text) ? (text as T) : fault) };
}

/** `yes` or `no`, in any case. */
export const YES_NO: CellType<boolean> = {
  none: false,
  use: 'yes_no',
  cached: true,
  read: (text) => {
    const word = text.toLowerCase();
    return word === 'yes' ? true : word === 'no' ? false : new CellFault('yes_or_no', 'Write yes or no.');
  },
};

export const PRESSURE: CellType<CorePressure> = oneOf('core_pressure', CORE_PRESSURES);

/** A whole number between two, written in digits. */
export function whole(rule: string, least: number, most: number, message: string): CellType<number> {
  const fault = new CellFault(rule, message);
  return {
    none: least,
    use: 'number',
    read: (text) => {
      if (!/^-?\d{1,9}$/.test(text)) return fault;
      const value = Number(text);
      return value >= least && value <= most ? (value === 0 ? 0 : value) : fault;
    },
  };
}

export const SHARE_BP = whole(
  'share_bp',
  1,
  10_000,
  'Write the share in basis points, a whole number from 1 to 10000 (10000 is all of it).',
);
export const GROWTH_BP = whole(
  'growth_bp',
  -10_000,
  1_000_000,
  'Write the growth in basis points, a whole number (350 is 3.5%).',
);
export const VERSION = whole(
  'version',
  1,
  999_999,
  'Write the version of the return as a whole number from 1.',
);
