export * from './errors.js';
export { hasEmbeddedDatabase } from './init-cluster.js';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start.js';
