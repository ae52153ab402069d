import type { ReportingCalendarEvent } from '#domain/reporting-calendar';
import type { Collectors } from './collectors.js';

export const reportingCalendarFacts: Collectors<ReportingCalendarEvent> = {
  DueDateSet(batch, { data }, { known_from }) {
    const { fund, year, period, dueOn, signOffBy } = data;
    batch.add('due_dates', { fund, year, period, known_from, due_on: dueOn, sign_off_by: signOffBy });
  },
};
