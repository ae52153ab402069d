import type { Severity, Signal } from '#domain/alert';
import { PRESSURE_NAMES } from '#domain/policies';
import type { AdherenceClass, CorePressure, IdentityPart, LeakageWay } from '#domain/policies';
import type { Period } from '#kernel';

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
  uncommitted: { label: 'Uncommitted', meaning: 'not spent so far; only a close says whether it lapses' },
};

/** The first period through which a position can have a class: before it no close is seen, whenever it was. */
export const CLASS_FROM_PERIOD: Period = 12;
export const NO_CLASS_YET = `a class is given from M${CLASS_FROM_PERIOD}, after the close`;

/** Stands where a figure would claim something of an account that reported nothing. */
export const NOT_KNOWN = 'not known';

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

/** What a class means in figures through this period: before M12 an open class says nothing of the year. */
export const classMeaning = (adherence: AdherenceClass, through: Period): string =>
  adherence === 'in_progress' && through < CLASS_FROM_PERIOD
    ? `through M${through}; ${NO_CLASS_YET}`
    : CLASS_WORDS[adherence].meaning;

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

/** Why a finding was made, by its rule. */
const RULE_LABELS: Readonly<Record<string, string>> = {
  'diverted.virement': 'a recorded move of money to an ordinary budget',
  'misdirected.purpose_is_core_pressure': 'the purpose of the lines is an ordinary budget',
  'misdirected.fund_may_not_pay': 'the fund is not among those that may pay for the intervention',
  'misdirected.class_not_allowed': 'the conditions do not allow interventions of this class',
  'substituted.maintenance_of_effort': 'core spend on the programme is below its target',
  'substituted.effort_not_shown': 'the core spend that was reported does not exclude it',
  'unevidenced.no_purpose': 'the lines give no purpose',
  'unevidenced.intervention_not_registered': 'the intervention is not registered',
  'unevidenced.before_start': 'the lines are from before the intervention started',
  'unevidenced.after_end': 'the lines are from after the intervention ended',
  'unevidenced.after_withdrawal': 'the lines are from after the intervention was withdrawn',
  'unevidenced.evidence_missing': 'the conditions ask for evidence, and the lines have none',
  'lapsed.not_carried_forward': 'not spent at the close, and not carried forward',
  'lapsed.missing_returns': 'not spent as far as is reported, but returns are missing',
};

export const ruleInWords = (ruleId: string): string =>
  RULE_LABELS[ruleId] ?? labelOf(ruleId.slice(ruleId.indexOf('.') + 1));

export const SIGNAL_LABELS: Readonly<Record<Signal, string>> = {
  leakage_rate: 'Money gone elsewhere',
  unevidenced_spend: 'Spend without evidence',
  virement_out: 'Money moved out of the account',
  substitution: 'Core money replaced',
  slippage: 'Spending behind the plan',
  overcommitted: 'Spent more than was given',
  return_overdue: 'Return overdue',
  sign_off_overdue: 'Signature overdue',
  carry_forward_mismatch: 'Carry-forward that does not match',
  restated: 'Restated after the close',
  allocation_reduced: 'Allocation reduced',
  registered_late: 'Registered after it was charged',
  baseline_low: 'Baseline open to doubt',
  year_end_accrual: 'Charged at the year end',
  unmatched_virement_in: 'More moved in than out',
};

/** Words beside every severity, so that it never hangs on a colour's name alone. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  amber: 'Look into it (amber line)',
  red: 'Act on it (red line)',
};
