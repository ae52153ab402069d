export { createPostgresEventLog, type PostgresEventLogOptions } from './event-log.js';
