export * from './backend.js';
export * from './queues.js';
