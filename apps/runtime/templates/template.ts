import { template, type GivenFormat, type TableName, type TemplateKnown, type TemplateOf } from '#ingestion';
import { predecessorsNearestFirst } from '#domain/policies';
import { RingfenceError } from '#kernel';
import {
  baselinesKnown,
  factsHead,
  fundsKnown,
  interventionsKnown,
  organisationsKnown,
  successionsKnown,
} from '#projections/facts';
import type { Runtime } from '../runtime.js';

/** The form of a file, with what is known of the system and year filled in. Throws UnknownSystem, UnknownYear. */
export async function templateFor(
  runtime: Runtime,
  kind: TableName,
  of: TemplateOf,
  format: GivenFormat,
): Promise<AsyncGenerator<Buffer>> {
  const { pool } = runtime;
  const { ics, year } = of;
  // Whoever has just registered something looks for it here.
  await runtime.catchUp();
  const at = (await factsHead(pool)).position;
  const funds = [...(await fundsKnown(pool, at)).values()];
  if (year !== null && !funds.some((fund) => Object.hasOwn(fund.years, year)))
    throw new RingfenceError('UnknownYear', `no fund has the year ${year}`, { year });
  if (ics === null) return template(kind, of, { funds, interventions: [], baselines: [] }, format);
  if (!(await organisationsKnown(pool, at)).has(ics))
    throw new RingfenceError('UnknownSystem', `no system ${ics} is known`, { ics });
  const lineage = [ics, ...predecessorsNearestFirst(ics, await successionsKnown(pool, at))];
  const work = new Map<string, TemplateKnown['interventions'][number]>();
  for (const each of lineage)
    for (const details of await interventionsKnown(pool, each, at))
      if (!work.has(details.intervention)) work.set(details.intervention, details);
  const baselines = year === null ? [] : await baselinesKnown(pool, { ics, year }, at);
  return template(kind, of, { funds, interventions: [...work.values()], baselines }, format);
}
