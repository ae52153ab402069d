export * from './advance.js';
export * from './building.js';
export * from './digest.js';
export * from './one-moment.js';
export * from './projection.js';
export * from './rebuild.js';
export * from './registry.js';
export * from './versions.js';
