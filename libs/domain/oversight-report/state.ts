import { never } from '#kernel';
import type { OversightReportEvent, ReportIssued } from './events.js';

export interface StandingReport {
  readonly issued: ReportIssued['data'];
  /** Sequence of the report that took its place; null while it is current. */
  readonly supersededBy: number | null;
}

export type OversightReportState =
  | { readonly status: 'empty' }
  /** In the order of their numbers. */
  | { readonly status: 'begun'; readonly reports: readonly StandingReport[] };

export const initial: OversightReportState = { status: 'empty' };

export const reportsOf = (state: OversightReportState): readonly StandingReport[] =>
  state.status === 'empty' ? [] : state.reports;

/** The state after one more event. */
export function evolve(state: OversightReportState, event: OversightReportEvent): OversightReportState {
  const reports = reportsOf(state);
  switch (event.type) {
    case 'ReportIssued':
      return { status: 'begun', reports: [...reports, { issued: event.data, supersededBy: null }] };
    case 'ReportSuperseded': {
      const { sequence, by } = event.data;
      return {
        status: 'begun',
        reports: reports.map((each) =>
          each.issued.sequence === sequence ? { ...each, supersededBy: by } : each,
        ),
      };
    }
    default:
      return never(event);
  }
}
