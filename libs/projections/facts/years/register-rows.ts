import type { FundDefinition } from '#domain/fund';
import type { InterventionDetails } from '#domain/intervention';
import { predecessorsNearestFirst, resolveInterventions, type SystemYearFacts } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { knownAt, latestKnown, type Asked, type Known } from './span.js';

/** Funds, successions and interventions, in every version, in the order in which they became known. */
export interface RegisterRows {
  readonly funds: readonly (Known & { readonly fund: string; readonly definition: FundDefinition })[];
  readonly successions: readonly (Known & { readonly predecessor: string; readonly successor: string })[];
  readonly interventions: readonly (Known & {
    readonly ics: string;
    readonly intervention: string;
    readonly details: InterventionDetails;
  })[];
}

export async function registerRows({ db, systems, span }: Asked): Promise<RegisterRows> {
  const read = async <Row extends object>(sql: string, params: unknown[] = []): Promise<(Row & Known)[]> => {
    const { rows } = await db.query<Row & { known_from: string }>(sql, [span.to.toString(), ...params]);
    return rows.map((row) => ({ ...row, knownFrom: BigInt(row.known_from) }));
  };
  const successions = await read<{ predecessor: string; successor: string }>(
    'SELECT predecessor, successor, known_from FROM facts.successions WHERE known_from <= $1',
  );
  const involved = systems.flatMap((ics) => [ics, ...predecessorsNearestFirst(ics, successions)]);
  return {
    successions,
    funds: await read(
      'SELECT fund, definition, known_from FROM facts.funds WHERE known_from <= $1 ORDER BY known_from',
    ),
    interventions: await read(
      `SELECT ics, intervention, details, known_from FROM facts.interventions
       WHERE known_from <= $1 AND ics = ANY($2) ORDER BY ics, intervention, known_from`,
      [[...new Set(involved)]],
    ),
  };
}

/** Every fund known then, by code, in the order of codes. */
export function fundsAt({ funds }: RegisterRows, at: LogPosition): Map<string, FundDefinition> {
  const latest = latestKnown(funds, at, ({ fund }) => fund);
  return new Map([...latest.keys()].sort().map((fund) => [fund, latest.get(fund)!.definition]));
}

/** What each system can name: its own interventions and its predecessors', as registered then. */
export function interventionsAt(
  { successions, interventions }: RegisterRows,
  at: LogPosition,
): (ics: string) => SystemYearFacts['interventions'] {
  const edges = successions.filter(knownAt(at));
  const byIcs = new Map<string, Map<string, InterventionDetails>>();
  for (const row of latestKnown(interventions, at, (it) => `${it.ics}:${it.intervention}`).values()) {
    const ofSystem = byIcs.get(row.ics) ?? new Map<string, InterventionDetails>();
    byIcs.set(row.ics, ofSystem.set(row.intervention, row.details));
  }
  return (ics) => resolveInterventions(ics, predecessorsNearestFirst(ics, edges), byIcs);
}
