export * from './events.js';
export * from './commands.js';
export type { InterventionState } from './state.js';
export { interventionDecider } from './decide.js';
