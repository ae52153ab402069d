import type { DomainCommand } from '#kernel';
import type { OrganisationDetails, Succession } from './events.js';

/** Establishes the organisation, or amends it when it stands with other details. The same details again change nothing. */
export type RegisterOrganisation = DomainCommand<'RegisterOrganisation', OrganisationDetails>;
export type SucceedOrganisation = DomainCommand<'SucceedOrganisation', Succession>;

export type OrganisationCommand = RegisterOrganisation | SucceedOrganisation;
