export * from './events.js';
export * from './commands.js';
export type { CarryForwardState } from './state.js';
export { carryForwardDecider } from './decide.js';
