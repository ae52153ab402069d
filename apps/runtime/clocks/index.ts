export * from './account-history.js';
export * from './audit.js';
export * from './changes-between.js';
