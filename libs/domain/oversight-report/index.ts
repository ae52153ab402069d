export * from './events.js';
export * from './commands.js';
export type { OversightReportState, StandingReport } from './state.js';
export { oversightReportDecider } from './decide.js';
