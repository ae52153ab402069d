// Stored names are a public contract: OrganisationEstablished.v1, OrganisationAmended.v1, OrganisationSucceeded.v1.
import type { DomainEvent, PlainDate } from '#kernel';

/** An integrated care system as the register knows it. `icsCode` is its ODS code. */
export interface OrganisationDetails {
  readonly icsCode: string;
  readonly onsCode: string;
  readonly name: string;
  readonly regionCode: string;
  readonly region: string;
  readonly establishedOn: PlainDate;
  readonly abolishedOn: PlainDate | null;
}

export interface SuccessorShare {
  readonly icsCode: string;
  readonly shareBp: number;
}

/** One predecessor on one date, with all its successors. */
export interface Succession {
  readonly predecessor: string;
  readonly effectiveOn: PlainDate;
  readonly successors: readonly SuccessorShare[];
}

export type OrganisationEstablished = DomainEvent<'OrganisationEstablished', OrganisationDetails>;
export type OrganisationAmended = DomainEvent<'OrganisationAmended', OrganisationDetails>;
/** Shares sum to 10000; a body may be among its own successors (that share stays). */
export type OrganisationSucceeded = DomainEvent<'OrganisationSucceeded', Succession>;

export type OrganisationEvent = OrganisationEstablished | OrganisationAmended | OrganisationSucceeded;

export const organisationStream = (icsCode: string): string => `organisation-${icsCode}`;
