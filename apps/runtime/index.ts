export * from './acting.js';
export * from './calendar/bank-holidays.js';
export * from './demo-log.js';
export * from './imports.js';
export * from './lookups.js';
export * from './readings.js';
export * from './reports/index.js';
export * from './runtime.js';
