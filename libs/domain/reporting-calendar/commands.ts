import type { DomainCommand } from '#kernel';
import type { DueDateSet } from './events.js';

/** Sets or moves the dates of one period. */
export type SetDueDate = DomainCommand<'SetDueDate', DueDateSet['data']>;
export type ReportingCalendarCommand = SetDueDate;
