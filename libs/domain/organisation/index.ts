export * from './events.js';
export * from './commands.js';
export type { OrganisationState } from './state.js';
export { organisationDecider } from './decide.js';
