export * from './apportion.js';
export * from './bridge.js';
export * from './fitted.js';
export * from './footprint.js';
export * from './lineage.js';
export * from './split.js';
export * from './transfers.js';
