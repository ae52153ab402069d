import { v5 } from 'uuid';
import type { PersonId } from '../kinds/table-kind.js';
import type { People } from '../ports.js';

const STAND_INS = 'b7c5a0f4-8c1f-5f0e-a3e2-5a9a4a8f3d10';

/**
 * Ids to check and rehearse with: the real one where the name has one, a stand-in where it has none. A name without an id
 * is nowhere in the log, so a stand-in is equal to nothing there, and a rejected file leaves no name behind.
 */
export async function idsForChecking(people: People, names: ReadonlySet<string>): Promise<PersonId> {
  const known = names.size > 0 ? await people.known(names) : new Map<string, string>();
  return (name) => known.get(name) ?? v5(name, STAND_INS);
}

/** The ids that go into the log; made where they are missing. */
export async function idsForApplying(people: People, names: ReadonlySet<string>): Promise<PersonId> {
  const ids = names.size > 0 ? await people.idsFor(names) : new Map<string, string>();
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error('the people port did not answer with an id for every name');
    return id;
  };
}
