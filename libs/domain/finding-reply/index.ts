export * from './events.js';
export * from './commands.js';
export type { FindingReplyState } from './state.js';
export { findingReplyDecider } from './decide.js';
