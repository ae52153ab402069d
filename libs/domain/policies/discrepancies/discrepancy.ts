import type { Pence } from '#kernel';
import type { Elsewhere } from './elsewhere.js';
import type { DiscrepancyInput } from './input.js';

/** Stable names: filters, files and confirmations rest on them. */
export type ReturnDiscrepancyRule =
  | 'line_ten_times_usual'
  | 'identical_amounts'
  | 'year_end_spike'
  | 'same_line_in_another_month'
  | 'same_line_of_related_system'
  | 'same_cost_to_two_payers'
  | 'total_fell_from_version'
  | 'total_fell_from_month'
  | 'm13_share'
  | 'purpose_never_used'
  | 'charged_and_vired';

/** What is out of the ordinary about a return: one for each cause, with how often. It never blocks; the submitter confirms it. */
export interface ReturnDiscrepancy {
  readonly rule: ReturnDiscrepancyRule;
  /** Plain English, with pounds. */
  readonly sentence: string;
  /** The money it touches, without a sign. */
  readonly amountPence: Pence;
  /** Lines, purposes or months: whatever the sentence counts. */
  readonly count: number;
  /** Where the line stands that shows it best; null where it rests on no single line. */
  readonly at: number | null;
}

/** What one rule sees. */
export interface Seen extends DiscrepancyInput {
  /** Where lines of this return stand in others, by their place among its documents. */
  readonly elsewhere: Elsewhere;
}

export type DiscrepancyRule = (seen: Seen) => ReturnDiscrepancy[];
