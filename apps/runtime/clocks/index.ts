export * from './audit.js';
export * from './changes-between.js';
