export * from './adherence-sentence.js';
export * from './count.js';
export * from './figure.js';
export * from './labels.js';
export * from './money.js';
export * from './time.js';
export * from './wording.js';
