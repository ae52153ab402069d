import { randomUUID } from 'node:crypto';
import { LinesDigest, type PresentReturn } from '#domain/policies';
import { returnLinesStream, spendReturnStream, type ReturnLine } from '#domain/spend-return';
import { pence } from '#kernel';
import { submitted, YEAR } from '../../domain/testing/history.js';
import type { Projected } from './projected.js';

/** Lines of every kind that a digest tells apart. */
export const lines = (count: number, salt: number): ReturnLine[] =>
  Array.from({ length: count }, (_, n) => ({
    line: `L${n}`,
    amountPence: pence(((n * 7919 + salt) % 400_000) - 20_000),
    ...(n % 3 === 0
      ? { chargedTo: 'HI', ...(n % 2 === 0 ? { purpose: `SMK-${n % 4}` } : {}) }
      : { chargedTo: 'core', programme: `strand-${n % 2}`, purpose: 'ambulance' }),
    ...(n % 5 === 0 ? {} : { supplier: `Provider ${n % 9}`, description: `Order ${(n * salt) % 77}` }),
    ...(n % 7 === 0 ? { evidence: 'an invoice' } : {}),
  }));

/** Appends a return of these lines; answers with their reference. */
export async function handedIn(
  given: Projected,
  ics: string,
  period: number,
  version: number,
  all: readonly ReturnLine[],
): Promise<string> {
  const reference = randomUUID();
  const whole = { reference, lineCount: all.length, linesSha256: '0'.repeat(64) };
  for (const event of submitted(ics, period, version, [[pence(1), 'HI']])) {
    if (event.type !== 'ReturnSubmitted') continue;
    const key = { ics, year: YEAR, period, reference };
    for (let at = 0; at < all.length; at += 500) {
      const data = { ...key, lines: all.slice(at, at + 500) };
      await given.happened(returnLinesStream(reference), { type: 'ReturnLinesRecorded', data });
    }
    const totalPence = pence(all.reduce((sum, { amountPence }) => sum + amountPence, 0));
    await given.happened(spendReturnStream({ ics, year: YEAR, period }), {
      ...event,
      data: { ...event.data, ...whole, totalPence },
    });
  }
  return reference;
}

/** The digest that the hand-in makes of the same lines. */
export function handIn(period: number, all: readonly ReturnLine[]): PresentReturn {
  const digest = new LinesDigest();
  all.forEach((line, at) => digest.add(at, line));
  return digest.finish({ ics: 'QE1', year: YEAR, period });
}
export const byName = <T extends { chargedTo: string; what: string }>(keys: readonly T[]) =>
  [...keys].sort((a, b) => (`${a.chargedTo} ${a.what}` < `${b.chargedTo} ${b.what}` ? -1 : 1));
