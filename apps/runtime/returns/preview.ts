import {
  LineSums,
  previewOf,
  previewThrough,
  type CountedReturn,
  type Preview,
  type SystemYearFacts,
} from '#domain/policies';
import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import { RingfenceError, type Period } from '#kernel';
import { inTransaction, oneMoment } from '#projections/engine';
import { factsProjection, loadYears, momentKnownAt } from '#projections/facts';
import { figuresAsOf, type FiguresAsOf } from '#projections/positions';
import type { Runtime } from '../runtime.js';
import { checked, fileOf } from './drafts.js';
import { demandReturn } from './return-key.js';
import { reportsTouchedBy, type TouchedReport } from './touched-reports.js';

/** What submitting a draft, or reopening a return, bears on. */
export interface EffectOnAccount extends Preview {
  readonly reports: readonly TouchedReport[];
}
export interface ReturnPreview {
  readonly figuresAsOf: FiguresAsOf;
  readonly through: Period;
  readonly accounts: readonly EffectOnAccount[];
}

/**
 * The effect of the draft on every account of the system and year, as known now, before anything is written. The same policy on the same
 * facts as after: exact. Throws DraftNotFound, DraftHasErrors.
 */
export async function previewDraft(runtime: Runtime, person: Person, key: ReturnKey): Promise<ReturnPreview> {
  await demandReturn(runtime, person, 'return.read_draft', key);
  const sums = new LineSums();
  const { submit } = await checked(runtime, person, key, await fileOf(runtime, key), (line) =>
    sums.add(line),
  );
  if (submit === null)
    throw new RingfenceError('DraftHasErrors', 'the file has errors: mend them, and see the effect then', {
      ...key,
    });
  const { facts, asOf } = await factsNow(runtime, key);
  const draft: CountedReturn = {
    ...{ period: key.period, version: 0, coreComplete: submit.coreComplete, signedOff: false },
    sums: sums.sums(),
  };
  const through = previewThrough(facts, draft);
  const accounts = previewOf(facts, draft, through).map(async (effect) => {
    const account = { fund: effect.fund, ics: key.ics, year: key.year };
    return { ...effect, reports: await reportsTouchedBy(runtime, account, key.period) };
  });
  return { figuresAsOf: asOf, through, accounts: await Promise.all(accounts) };
}

/** The issued reports that rest on the return: what reopening it may come to. */
export async function reportsOnReturn(runtime: Runtime, key: ReturnKey): Promise<TouchedReport[]> {
  const { facts } = await factsNow(runtime, key);
  const funds = [...facts.accounts.keys()].sort();
  const found = funds.map((fund) =>
    reportsTouchedBy(runtime, { fund, ics: key.ics, year: key.year }, key.period),
  );
  return (await Promise.all(found)).flat();
}

async function factsNow(
  { pool }: Runtime,
  { ics, year }: ReturnKey,
): Promise<{ facts: SystemYearFacts; asOf: FiguresAsOf }> {
  return inTransaction(
    pool,
    async (tx) => {
      const moment = await momentKnownAt(tx);
      const at = moment.position;
      const loaded = await loadYears(tx, year, [ics], { from: at, to: at });
      return { facts: loaded.evenWithout(ics, at), asOf: figuresAsOf(moment) };
    },
    oneMoment([factsProjection], 'READ ONLY'),
  );
}
