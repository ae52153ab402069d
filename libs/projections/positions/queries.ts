export * from './changes.js';
export * from './bridge.js';
export * from './event-effects.js';
export * from './read.js';
export { type TrailQuery } from './trail.js';
