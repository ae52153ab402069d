export * from './events.js';
export * from './commands.js';
export type { SpendReturnState } from './state.js';
export { spendReturnDecider } from './decide.js';
