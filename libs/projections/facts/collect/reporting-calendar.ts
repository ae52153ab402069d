import { EVERY_FUND, type ReportingCalendarEvent } from '#domain/reporting-calendar';
import type { Collectors } from './collectors.js';

const ofFund = (fund: string): string | null => (fund === EVERY_FUND ? null : fund);

export const reportingCalendarFacts: Collectors<ReportingCalendarEvent> = {
  DueDateSet(batch, { data }, { position, known_from }) {
    const { fund, year, period, dueOn, signOffBy } = data;
    batch.add('due_dates', { fund, year, period, known_from, due_on: dueOn, sign_off_by: signOffBy });
    batch.watch({ fund: ofFund(fund), ics: null, year }, position);
  },
  ExtensionGranted(batch, { data }, { position, known_from }) {
    const { grantedBy, ...rest } = data;
    batch.add('extensions', { ...rest, known_from, granted_by: grantedBy });
    batch.watch({ fund: ofFund(data.fund), ics: data.ics, year: data.year }, position);
  },
};
