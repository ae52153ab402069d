export * from './errors.js';
export { openDatabase, type Database, type DatabaseConfig } from './open-database.js';
export { poolFactory, type PoolFactory, type PoolOptions } from './pools.js';
export { withClient, withDatabase, withLogin } from './connection.js';
export {
  APP,
  ensureEmbeddedDatabase,
  ensureEmbeddedRoles,
  MIGRATOR,
  rolePasswords,
  type RolePasswords,
} from './embedded-roles.js';
