// Stored name is a public contract: DueDateSet.v1.
import type { DomainEvent, FinancialYear, Period, PlainDate } from '#kernel';

/** Stands for every fund that has no date of its own. */
export const EVERY_FUND = '*';

export type DueDateSet = DomainEvent<
  'DueDateSet',
  {
    /** A fund, or `*`. */
    readonly fund: string;
    readonly year: FinancialYear;
    readonly period: Period;
    readonly dueOn: PlainDate;
    readonly signOffBy: PlainDate;
  }
>;

export type ReportingCalendarEvent = DueDateSet;

export const reportingCalendarStream = (key: { fund: string; year: FinancialYear }): string =>
  `reportingCalendar-${key.fund}:${key.year}`;
