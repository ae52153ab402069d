import type { DueDateSet, ReportingCalendarEvent } from '#domain/reporting-calendar';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { code, date, period, shaped, year } from '../shapes.js';

export const reportingCalendarEntries: StreamEntries<ReportingCalendarEvent> = {
  current: {
    DueDateSet: {
      name: 'DueDateSet.v1',
      category: 'reportingCalendar',
      shape: shaped<DueDateSet['data']>(
        z.strictObject({ fund: code, year, period, dueOn: date, signOffBy: date }),
      ),
    },
  },
  former: [],
};
