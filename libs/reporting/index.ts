export * from './readings.js';
export * from './finding.js';
export * from './events/index.js';
export * from './words/index.js';
export * from './charts/index.js';
export * from './oversight/index.js';
export * from './issued/index.js';
export * from './templates.js';
