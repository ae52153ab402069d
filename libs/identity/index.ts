export * from './person.js';
export * from './rights.js';
