export * from './application.js';
export type * from './commands.js';
export { StaleRevisionError, type CommandOutcome, type SeenRevision } from './execute.js';
export type { Rehearsal } from './rehearsal.js';
export { routeOf } from './route.js';
