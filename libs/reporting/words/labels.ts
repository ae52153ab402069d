import type { Severity, Signal } from '#domain/alert';
import { PRESSURE_NAMES } from '#domain/policies';
import type { AdherenceClass, CorePressure, IdentityPart, LeakageWay } from '#domain/policies';

interface PartWords {
  readonly label: string;
  readonly meaning: string;
}

export const PART_WORDS: Readonly<Record<IdentityPart, PartWords>> = {
  additional: { label: 'Additional', meaning: 'did what it was given for' },
  substituted: { label: 'Substituted', meaning: 'replaced core money that was spent on the work before' },
  misdirected: {
    label: 'Misdirected',
    meaning: 'paid for ordinary pressures or for work outside the conditions',
  },
  diverted: { label: 'Diverted', meaning: 'moved out of the account to an ordinary budget' },
  unevidenced: { label: 'Unevidenced', meaning: 'spent, but nothing recorded shows on what' },
  carriedForward: { label: 'Carried forward', meaning: 'kept for next year with approval' },
  lapsed: { label: 'Lapsed', meaning: 'not spent when the year closed' },
  uncommitted: { label: 'Uncommitted', meaning: 'not spent yet, the year still open' },
};

export const CLASS_WORDS: Readonly<Record<AdherenceClass, PartWords>> = {
  kept: { label: 'Kept', meaning: 'even the most that cannot be excluded is within the tolerance' },
  partly_kept: {
    label: 'Partly kept',
    meaning: 'more than the tolerance went elsewhere, but not nearly all',
  },
  undetermined: {
    label: 'Undetermined',
    meaning: 'what is confirmed is within the tolerance; what cannot be excluded is not',
  },
  absorbed: { label: 'Absorbed', meaning: 'at least 95% is confirmed to have gone elsewhere' },
  in_progress: { label: 'In progress', meaning: 'the year is not closed, so there is no class yet' },
  not_reported: { label: 'Not reported', meaning: 'no return is counted, so nothing can be said' },
};

export const WAY_LABELS: Readonly<Record<LeakageWay, string>> = {
  diverted: 'Diverted',
  misdirected: 'Misdirected',
  substituted: 'Substituted',
  unevidenced: 'Unevidenced',
  lapsed: 'Lapsed',
};

/** The first letter large. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** As a heading or the first word of a row. */
export const PRESSURE_LABELS = Object.fromEntries(
  Object.entries(PRESSURE_NAMES).map(([code, name]) => [code, sentenceCase(name)]),
) as Readonly<Record<CorePressure, string>>;

/** A pressure, programme or rule as a sentence says it: `smoking-cessation` → `smoking cessation`. */
export function labelOf(code: string): string {
  return (PRESSURE_NAMES as Readonly<Record<string, string>>)[code] ?? code.replaceAll(/[-_]/g, ' ');
}

export const SIGNAL_LABELS: Readonly<Record<Signal, string>> = {
  leakage_rate: 'Money gone elsewhere',
  unevidenced_spend: 'Spend without evidence',
  virement_out: 'Money moved out of the account',
  substitution: 'Core money replaced',
  overcommitted: 'Spent more than was given',
};

/** Words beside every severity, so that it never hangs on a colour's name alone. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  amber: 'Look into it (amber line)',
  red: 'Act on it (red line)',
};
