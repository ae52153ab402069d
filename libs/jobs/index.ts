export * from './backend.js';
export * from './check-redis.js';
export * from './queues.js';
