export * from './open-alerts.js';
export * from './tell-signals.js';
export * from './happening.js';
export * from './digest.js';
