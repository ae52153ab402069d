export * from './clock/index.js';
export * from './config/index.js';
export * from './database/index.js';
export * from './embedded-postgres/index.js';
export * from './logging/index.js';
export * from './metrics/index.js';
export * from './migrations/index.js';
export * from './package-root/index.js';
