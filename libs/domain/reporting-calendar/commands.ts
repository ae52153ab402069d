import type { DomainCommand } from '#kernel';
import type { DueDateSet, ExtensionGranted } from './events.js';

/** Sets or moves the dates of one period. */
export type SetDueDate = DomainCommand<'SetDueDate', DueDateSet['data']>;
/** Gives one system longer for the return of one period; whoever acts grants it. A later one replaces it. */
export type GrantExtension = DomainCommand<'GrantExtension', Omit<ExtensionGranted['data'], 'grantedBy'>>;
export type ReportingCalendarCommand = SetDueDate | GrantExtension;
