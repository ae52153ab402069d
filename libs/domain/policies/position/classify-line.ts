import { monthOfDate, type PlainMonth } from '#kernel';
import type { FundDefinition } from '../../fund/events.js';
import { isCorePressure, type CorePressure } from '../core-pressure.js';
import type { InterventionFacts, LineSum } from './facts.js';

/** Which of the five tests put the line where it is, finely enough for a page to say why. */
export type LineRule =
  | 'purpose_is_core_pressure'
  | 'no_purpose'
  | 'intervention_not_registered'
  | 'fund_may_not_pay'
  | 'class_not_allowed'
  | 'before_start'
  | 'after_end'
  | 'after_withdrawal'
  | 'evidence_missing'
  | 'eligible';

export type LineBucket =
  | { readonly bucket: 'misdirected'; readonly pressure: CorePressure; readonly rule: LineRule }
  | { readonly bucket: 'unevidenced'; readonly rule: LineRule }
  | { readonly bucket: 'eligible'; readonly programme: string; readonly rule: 'eligible' };

/**
 * The one bucket of a line (or LineSum) charged to `fund`, by the model's five tests in their order.
 * `month` is the line's month (monthOfPeriod); `interventions` are those that the line's ICS can name (resolveInterventions).
 */
export function classifyLine(
  line: Pick<LineSum, 'purpose' | 'hasEvidence'>,
  month: PlainMonth,
  fund: FundDefinition,
  interventions: ReadonlyMap<string, InterventionFacts>,
): LineBucket {
  const { purpose } = line;
  if (purpose !== null && isCorePressure(purpose)) {
    return { bucket: 'misdirected', pressure: purpose, rule: 'purpose_is_core_pressure' };
  }
  if (purpose === null || purpose === '') return { bucket: 'unevidenced', rule: 'no_purpose' };

  const intervention = interventions.get(purpose);
  if (!intervention) return { bucket: 'unevidenced', rule: 'intervention_not_registered' };

  if (!intervention.funds.includes(fund.fund)) return otherCore('fund_may_not_pay');
  if (!fund.classes.includes(intervention.class)) return otherCore('class_not_allowed');

  const doubt = whyNotEvidenced(line, month, fund, intervention);
  if (doubt) return { bucket: 'unevidenced', rule: doubt };

  return { bucket: 'eligible', programme: intervention.programme, rule: 'eligible' };
}

function otherCore(rule: LineRule): LineBucket {
  return { bucket: 'misdirected', pressure: 'other_core', rule };
}

/** The fourth test compares months, not days: work that starts on the 16th may be charged for the whole month. */
function whyNotEvidenced(
  line: Pick<LineSum, 'hasEvidence'>,
  month: PlainMonth,
  fund: FundDefinition,
  { startsOn, endsOn, withdrawnOn, class: its }: InterventionFacts,
): LineRule | null {
  if (month < monthOfDate(startsOn)) return 'before_start';
  if (endsOn !== null && month > monthOfDate(endsOn)) return 'after_end';
  if (withdrawnOn !== null && month > monthOfDate(withdrawnOn)) return 'after_withdrawal';
  if (fund.evidenceClasses.includes(its) && !line.hasEvidence) return 'evidence_missing';
  return null;
}
