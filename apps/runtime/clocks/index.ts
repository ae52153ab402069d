export * from './changes-between.js';
