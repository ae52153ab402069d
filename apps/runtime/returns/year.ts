import type { Person } from '#identity';
import { PERIODS, type FinancialYear, type Pence, type Period } from '#kernel';
import { factsHead, returnVersions } from '#projections/facts';
import type { Runtime } from '../runtime.js';
import { stepOf, type DraftStep } from './drafts.js';
import { mayDo } from '../acting.js';
import { demandReturn } from './return-key.js';
import { statusOf, type ReturnStatus } from './versions.js';

/** One month of a system's year. */
export interface ReturnOfYear {
  readonly period: Period;
  readonly status: ReturnStatus;
  /** Of the version that counts; null when none does. */
  readonly version: number | null;
  readonly totalPence: Pence | null;
  /** Null: none, or none that the person may see. */
  readonly draft: DraftStep | null;
}

/** Every month of a system's year. Throws SystemNotFound. */
export async function returnsOfYear(
  runtime: Runtime,
  person: Person,
  ics: string,
  year: FinancialYear,
): Promise<ReturnOfYear[]> {
  await demandReturn(runtime, person, null, { ics, year, period: 1 });
  const seesDrafts = await mayDo(runtime, person, 'return.read_draft', ics);
  const { position } = await factsHead(runtime.pool);
  const of = async (period: Period): Promise<ReturnOfYear> => {
    const key = { ics, year, period };
    const versions = await returnVersions(runtime.pool, key, position);
    const counting = versions.find(({ counts }) => counts);
    const draft = seesDrafts ? await runtime.drafts.find(key) : null;
    return {
      ...{ period, status: statusOf(versions), version: counting?.version ?? null },
      ...{ totalPence: counting?.totalPence ?? null, draft: draft && stepOf(draft) },
    };
  };
  const found: ReturnOfYear[] = [];
  for (const period of PERIODS) found.push(await of(period));
  return found;
}
