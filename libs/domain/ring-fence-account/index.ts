export * from './events.js';
export * from './commands.js';
export type { RingFenceAccountState } from './state.js';
export { ringFenceAccountDecider } from './decide.js';
