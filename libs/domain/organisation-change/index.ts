export * from './events.js';
export * from './commands.js';
export type { OrganisationChangeState } from './state.js';
export { organisationChangeDecider } from './decide.js';
