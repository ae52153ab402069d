// Stored names are a public contract: InterventionRegistered.v1, InterventionAmended.v1.
import type { DomainEvent, Pence, PlainDate } from '#kernel';

/** A registered piece of work to reduce an inequality. `ics` + `intervention` is its key. */
export interface InterventionDetails {
  readonly ics: string;
  readonly intervention: string;
  readonly title: string;
  readonly programme: string;
  readonly class: string;
  /** The funds that may pay for it. */
  readonly funds: readonly string[];
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate | null;
  readonly withdrawnOn: PlainDate | null;
  readonly plannedAmountPence: Pence | null;
  readonly inequalityType: string | null;
  readonly targetGroup: string | null;
  readonly comparator: string | null;
  readonly geography: string | null;
  readonly driver: string | null;
  readonly mechanism: string | null;
  readonly indicators: readonly string[];
  readonly core20: string | null;
  readonly plusGroup: string | null;
  readonly clinicalArea: string | null;
}

export type InterventionRegistered = DomainEvent<'InterventionRegistered', InterventionDetails>;
export type InterventionAmended = DomainEvent<'InterventionAmended', InterventionDetails>;
export type InterventionEvent = InterventionRegistered | InterventionAmended;

export const interventionStream = (key: { ics: string; intervention: string }): string =>
  `intervention-${key.ics}:${key.intervention}`;
