export * from './apply.js';
export * from './saved.js';
