export * from './basis-points.js';
export * from './canonical-json.js';
export * from './clock.js';
export * from './decider.js';
export * from './errors.js';
export * from './financial-year.js';
export * from './pence.js';
export * from './plain-date.js';
