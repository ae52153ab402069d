import type { OversightReportEvent } from '#domain/oversight-report';
import type { Collectors } from './collectors.js';

/** What was published about the figures makes none of them another. */
const nothing = (): void => undefined;

export const oversightReportFacts: Collectors<OversightReportEvent> = {
  ReportIssued: nothing,
  ReportSuperseded: nothing,
};
