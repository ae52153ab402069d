import type { DomainCommand, PlainDate } from '#kernel';
import type { OrganisationDetails, SuccessorShare } from './events.js';

/** Establishes the organisation, or amends it when it stands with other details. The same details again change nothing. */
export type RegisterOrganisation = DomainCommand<'RegisterOrganisation', OrganisationDetails>;
/** One predecessor on one date, with all its successors. */
export type SucceedOrganisation = DomainCommand<
  'SucceedOrganisation',
  {
    readonly predecessor: string;
    readonly effectiveOn: PlainDate;
    readonly successors: readonly SuccessorShare[];
  }
>;

export type OrganisationCommand = RegisterOrganisation | SucceedOrganisation;
