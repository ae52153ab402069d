export * from './events.js';
export * from './commands.js';
export { openness, opennessAfter, versionsOf } from './state.js';
export type { Openness, ReturnVersion, SpendReturnState } from './state.js';
export { spendReturnDecider } from './decide.js';
