export * from './account-lock.js';
export * from './bridge.js';
export * from './compute.js';
export * from './due.js';
export * from './generations.js';
export * from './queries.js';
export * from './read-model.js';
export * from './verify.js';
