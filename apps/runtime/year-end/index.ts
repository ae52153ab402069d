export { finishGrants } from './grants.js';
export * from './carry-forward.js';
export type { BringingIn, Obstacle } from './bringing-in.js';
export * from './year-end.js';
