import type { DomainCommand } from '#kernel';
import type { ReportContent } from './events.js';

/**
 * Freezes a report under the next number of its series. `supersedes` is the sequence of the current report on the same subject; where
 * there is one, it has to be named. The same report again is that report.
 */
export type IssueReport = DomainCommand<
  'IssueReport',
  ReportContent & { readonly supersedes: number | null }
>;
export type OversightReportCommand = IssueReport;
