export * from './database/index.js';
export * from './embedded-postgres/index.js';
export * from './migrations/index.js';
export * from './package-root/index.js';
