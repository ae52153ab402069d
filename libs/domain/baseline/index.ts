export * from './events.js';
export * from './commands.js';
export type { BaselineState } from './state.js';
export { baselineDecider } from './decide.js';
