import type { DueDateSet, ExtensionGranted, ReportingCalendarEvent } from '#domain/reporting-calendar';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { code, date, period, shaped, text, year } from '../shapes.js';

export const reportingCalendarEntries: StreamEntries<ReportingCalendarEvent> = {
  current: {
    DueDateSet: {
      name: 'DueDateSet.v1',
      category: 'reportingCalendar',
      shape: shaped<DueDateSet['data']>(
        z.strictObject({ fund: code, year, period, dueOn: date, signOffBy: date }),
      ),
    },
    ExtensionGranted: {
      name: 'ExtensionGranted.v1',
      category: 'reportingCalendar',
      shape: shaped<ExtensionGranted['data']>(
        z.strictObject({ fund: code, ics: code, year, period, until: date, reason: text, grantedBy: text }),
      ),
    },
  },
  former: [],
};
