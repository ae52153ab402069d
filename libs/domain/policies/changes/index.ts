export * from './amounts.js';
export * from './changes-of.js';
export { type Stated, type StatedChange } from './stated.js';
