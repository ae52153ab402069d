export * from './differences.js';
export * from './issue.js';
export * from './read.js';
export * from './verify.js';
