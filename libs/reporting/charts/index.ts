export * from './bar-rows.js';
export * from './identity-bar.js';
export * from './months-strip.js';
export * from './rank-bars.js';
export * from './svg.js';
export * from './waterfall.js';
