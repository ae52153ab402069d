import { randomUUID } from 'node:crypto';
import {
  checkOnly,
  mapExtract,
  type CheckResult,
  type FileSource,
  type MappedExtract,
  type MappingTarget,
} from '#ingestion';
import type { Person } from '#identity';
import { actorOf, demandRight } from '../acting.js';
import { ingestionPorts } from '../imports.js';
import type { Runtime } from '../runtime.js';
import { mappingNamed, type UsableMapping } from './saved.js';

/** An extract as a return, and what handing that in would come to. */
export interface AppliedMapping {
  readonly used: UsableMapping;
  readonly mapped: MappedExtract;
  /** Null where the extract itself is wrong: there is no return to check then. */
  readonly check: CheckResult | null;
}

/** The same, unchecked. Throws UnknownSystem, UnknownMapping, NotAllowed. */
export async function mapByName(
  runtime: Runtime,
  person: Person,
  name: string,
  target: MappingTarget,
  extract: FileSource,
): Promise<Omit<AppliedMapping, 'check'>> {
  const used = await mappingNamed(runtime, target.ics, name);
  await demandRight(runtime, person, 'return.draft', target.ics);
  return { used, mapped: await mapExtract(extract, used.mapping, target) };
}

/**
 * Turns an extract into the return of a month by a saved mapping, and checks that. Stores nothing: `mapped.returns` is the file, to be kept as
 * a draft or handed in. Throws UnknownSystem, UnknownMapping, NotAllowed.
 */
export async function applyMapping(
  runtime: Runtime,
  person: Person,
  name: string,
  target: MappingTarget,
  extract: FileSource,
): Promise<AppliedMapping> {
  const { ics, year, period } = target;
  const { used, mapped } = await mapByName(runtime, person, name, target, extract);
  if (mapped.returns === null) return { used, mapped, check: null };
  await runtime.catchUp();
  const context = {
    ...{ actor: actorOf(person), at: runtime.clock(), correlationId: randomUUID() },
    scope: { ics, year, period },
  };
  return { used, mapped, check: await checkOnly(mapped.returns, context, ingestionPorts(runtime)) };
}
