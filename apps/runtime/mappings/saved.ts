import { checkMapping, type Mapping, type MappingFault } from '#ingestion';
import type { Person } from '#identity';
import { RingfenceError } from '#kernel';
import { factsHead, organisationsKnown } from '#projections/facts';
import { Mappings, type SavedMapping } from '#workspace';
import { demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';

/** A saved mapping that can be used. */
export interface UsableMapping extends Omit<SavedMapping, 'content'> {
  readonly mapping: Mapping;
}

/** A mapping that is wrong, with everything that is wrong with it. */
export class MappingRefused extends RingfenceError {
  constructor(readonly faults: readonly MappingFault[]) {
    super('MappingRefused', faults.map(({ message }) => message).join(' '));
  }
}

/** Throws UnknownSystem. */
export async function demandSystem(runtime: Runtime, ics: string): Promise<void> {
  const { pool } = runtime;
  await runtime.catchUp();
  const known = await organisationsKnown(pool, (await factsHead(pool)).position);
  if (!known.has(ics)) throw new RingfenceError('UnknownSystem', `no system ${ics} is known`, { ics });
}

/** The mappings of a system, the newest version of each. Throws UnknownSystem. */
export async function mappingsOf(runtime: Runtime, ics: string): Promise<UsableMapping[]> {
  await demandSystem(runtime, ics);
  return (await new Mappings(runtime.pool).of(ics)).map(usable);
}

/** The newest version of one. Throws UnknownSystem, UnknownMapping. */
export async function mappingNamed(runtime: Runtime, ics: string, name: string): Promise<UsableMapping> {
  await demandSystem(runtime, ics);
  const found = await new Mappings(runtime.pool).find(ics, name);
  if (found === null) throw new RingfenceError('UnknownMapping', `${ics} has no mapping named ${name}`);
  return usable(found);
}

/**
 * Saves a mapping: a new one, or the version after the one that was seen. Throws UnknownSystem, NotAllowed, MappingRefused, and what
 * `Mappings.save` throws.
 */
export async function saveMapping(
  runtime: Runtime,
  person: Person,
  { ics, name, mapping }: { readonly ics: string; readonly name: string; readonly mapping: Mapping },
  seen: number | null,
): Promise<UsableMapping> {
  await demandSystem(runtime, ics);
  await demandRight(runtime, person, 'mapping.keep', ics);
  const faults = checkMapping(mapping);
  if (faults.length > 0) throw new MappingRefused(faults);
  const saved = { ics, name, content: mapping, madeBy: person.id, madeAt: runtime.clock() };
  return usable(await new Mappings(runtime.pool).save(saved, seen));
}

const usable = ({ content, ...rest }: SavedMapping): UsableMapping => ({
  ...rest,
  mapping: content as Mapping,
});
