import type { DomainCommand } from '#kernel';
import type { InterventionDetails } from './events.js';

/** Registers the intervention, or amends it when it stands with other details. */
export type RegisterIntervention = DomainCommand<'RegisterIntervention', InterventionDetails>;
export type InterventionCommand = RegisterIntervention;
