export * from './events.js';
export * from './commands.js';
export type { ReportingCalendarState } from './state.js';
export { reportingCalendarDecider } from './decide.js';
