export * from './history-reading.js';
export * from './audit-reading.js';
export * from './changes-reading.js';
export * from './told-event.js';
