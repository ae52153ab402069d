import { median, rangeOf, type Row } from './row.js';

export interface Contest {
  readonly work: string;
  readonly unit: string;
  readonly limitIs: string;
  readonly goal: number | null;
  readonly rounds: number;
  /** Both answer with a rate in `unit`. The round is told so that work that can be done once only differs by it. */
  ours(round: number): Promise<number>;
  limit(round: number): Promise<number>;
  /** Before each timed part, outside of it. */
  readonly settle: () => Promise<void>;
}

/** Ours and the limit by turns, the order reversed each round, after one round of each that does not count. */
export async function alternate(contest: Contest): Promise<Row> {
  const rates = { ours: [] as number[], limit: [] as number[] };
  for (let round = 0; round <= contest.rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'limit'] as const) : (['limit', 'ours'] as const);
    for (const side of order) {
      await contest.settle();
      const rate = await contest[side](round);
      if (round > 0) rates[side].push(rate);
    }
  }
  const ratios = rates.ours.map((rate, at) => rate / rates.limit[at]!);
  const { work, unit, limitIs, goal, rounds } = contest;
  return {
    ...{ work, unit, limitIs, goal, rounds },
    ours: median(rates.ours),
    limit: median(rates.limit),
    ratio: median(ratios),
    spread: { ours: rangeOf(rates.ours), limit: rangeOf(rates.limit), ratio: rangeOf(ratios) },
  };
}

/** Measurements of something that should stay under a bound, as a row: here less is better. */
export function bounded(
  row: Pick<Row, 'work' | 'unit' | 'limit' | 'limitIs'> & { readonly measured: readonly number[] },
): Row {
  const { measured, limit, ...said } = row;
  const ratios = measured.map((value) => limit / value);
  return {
    ...said,
    limit,
    ours: median(measured),
    ratio: median(ratios),
    goal: 1,
    rounds: measured.length,
    spread: { ours: rangeOf(measured), limit: { min: limit, max: limit }, ratio: rangeOf(ratios) },
  };
}
