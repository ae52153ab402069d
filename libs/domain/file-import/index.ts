export * from './events.js';
export * from './commands.js';
export type { FileImportState } from './state.js';
export { fileImportDecider } from './decide.js';
