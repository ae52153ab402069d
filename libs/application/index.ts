export * from './application.js';
export type * from './commands.js';
export type { CommandOutcome } from './execute.js';
export type { Rehearsal } from './rehearsal.js';
export { routeOf } from './route.js';
