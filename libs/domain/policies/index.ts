export * from './core-pressure.js';
export * from './position/facts.js';
export * from './position/position.js';
