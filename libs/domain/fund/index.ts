export * from './events.js';
export * from './commands.js';
export type { FundState } from './state.js';
export { fundDecider } from './decide.js';
