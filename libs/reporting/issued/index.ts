export * from './differences.js';
export * from './frozen-files.js';
