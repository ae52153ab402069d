export * from './carry-out.js';
export * from './changes.js';
export * from './totals.js';
