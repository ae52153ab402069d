import type { Kind } from '#ingestion';
import type { Operation, Person } from '#identity';
import { RingfenceError } from '#kernel';
import { ANYBODY, demandRight, type Runtime } from '../../../runtime/index.js';

/**
 * What handing in a file of this kind comes to. The post is asked for the system that the request names as `ics` (no row may then be of
 * another); a file of several systems takes a post that is held for all. Of every kind, so that a new one is thought of.
 */
const OPERATION_OF: Readonly<Record<Kind, Operation>> = {
  organisations: 'register.keep',
  successions: 'succession.propose',
  funds: 'register.keep',
  calendar: 'calendar.set',
  allocations: 'money.enter',
  plans: 'money.enter',
  baselines: 'money.enter',
  interventions: 'intervention.register',
  returns: 'return.submit',
  'sign-offs': 'return.sign_off',
  virements: 'money.enter',
  'carry-forwards': 'carry_forward.approve',
  'year-ends': 'year.close',
};

/** Throws NotAllowed unless the person may hand in a file of this kind. */
export async function demandFileRight(
  runtime: Runtime,
  person: Person,
  kind: Kind,
  ics: string | undefined,
): Promise<void> {
  const operation = OPERATION_OF[kind];
  await demandRight(runtime, person, operation, ics ?? null);
  // A file has one person behind it, and the map takes two.
  if (kind === 'successions' && person.id !== ANYBODY.id)
    throw new RingfenceError(
      'NotAllowed',
      'a change of the map is proposed by one person and confirmed by another: propose it at /v1/organisation-changes',
      { operation },
    );
}
