export * from './errors.js';
export * from './event-codec.js';
export * from './event-log.js';
export * from './limits.js';
