import { pence, type Period } from '#kernel';
import type { CountedReturn, LineSum } from '#domain/policies';
import type { LineReading } from '../readings.js';

/** A repeatable stream of whole numbers below `limit`, seeded by a text. For made-up data only. */
export function dice(seed: string): (limit: number) => number {
  let state = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 2147483647, 7);
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

/** What a made-up system does with each 10,000 of its allocation over the year. */
export interface Profile {
  readonly smoking: number;
  readonly hypertension: number;
  readonly misdirected: number;
  readonly unevidenced: number;
  readonly pressure: string;
  /** Core spend on smoking cessation, of its baseline. */
  readonly coreEffort: number;
}

/** The lines of one month; `whole` is the year's allocation in pence. Twelfths are exact over the year: M12 takes the rest. */
export function monthLines(period: Period, whole: number, baseline: number, profile: Profile): LineReading[] {
  const share = (of: number, partsOf10000: number): number => {
    const year = Math.floor((of * partsOf10000) / 10000);
    const month = Math.floor(year / 12);
    return period === 12 ? year - 11 * month : month;
  };
  const line = (
    n: number,
    amount: number,
    rest: Omit<LineReading, 'line' | 'amountPence' | 'period' | 'version'>,
  ) => ({
    period,
    version: 1,
    line: `L${n}`,
    amountPence: pence(amount),
    ...rest,
  });
  return [
    line(1, share(whole, profile.smoking), {
      chargedTo: 'HI',
      purpose: 'SMK-1',
      supplier: 'Community stop-smoking service',
      description: 'Stop-smoking outreach, most deprived fifth',
      evidence: `contract ${period}/SMK`,
    }),
    line(2, share(whole, profile.hypertension), {
      chargedTo: 'HI',
      purpose: 'CVD-1',
      supplier: 'Primary care network',
      description: 'Blood pressure case finding',
      evidence: `contract ${period}/CVD`,
    }),
    line(3, share(whole, profile.misdirected), {
      chargedTo: 'HI',
      purpose: profile.pressure,
      supplier: 'Acute trust',
      description: '=SUM("weekend lists") <extra>',
    }),
    line(4, share(whole, profile.unevidenced), { chargedTo: 'HI', description: 'Journal transfer' }),
    line(5, share(baseline, profile.coreEffort), {
      chargedTo: 'core',
      programme: 'smoking-cessation',
      description: 'Core stop-smoking service',
    }),
  ].filter((one) => one.amountPence !== 0);
}

/** The same lines as the policies take them. */
export function countedReturn(
  period: Period,
  lines: readonly LineReading[],
  signedOff: boolean,
): CountedReturn {
  const sums = lines.map((line): LineSum => ({
    chargedTo: line.chargedTo,
    purpose: line.purpose ?? null,
    programme: line.programme ?? null,
    hasEvidence: line.evidence !== undefined,
    amountPence: line.amountPence,
  }));
  return { period, version: 1, coreComplete: true, signedOff, sums };
}
