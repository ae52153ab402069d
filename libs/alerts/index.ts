export * from './tell-signals.js';
