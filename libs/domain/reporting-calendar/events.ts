// Stored names are a public contract: DueDateSet.v1, ExtensionGranted.v1.
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

/** Longer for one system; of several for the same period the last one stands. */
export type ExtensionGranted = DomainEvent<
  'ExtensionGranted',
  {
    /** A fund, or `*`. */
    readonly fund: string;
    readonly ics: string;
    readonly year: FinancialYear;
    readonly period: Period;
    /** The return is due on this day instead. */
    readonly until: PlainDate;
    readonly reason: string;
    /** An opaque person id. */
    readonly grantedBy: string;
  }
>;

export type ReportingCalendarEvent = DueDateSet | ExtensionGranted;

export const reportingCalendarStream = (key: { fund: string; year: FinancialYear }): string =>
  `reportingCalendar-${key.fund}:${key.year}`;
