import type { MoneyEvent } from '#domain/policies';
import { FUNDS } from '../../domain/testing/arbitrary-facts.js';
import { BODIES } from '../../domain/testing/arbitrary-history.js';

/** A body of random histories under the name that it has in the nth of them, so that many share a log and none hears of another. */
export const bodyIn = (nth: number, body: string): string => `${body}x${nth}`;

/** The events of the nth history, with bodies and funds of its own. */
export function renamed(events: readonly MoneyEvent[], nth: number): MoneyEvent[] {
  // A body stands in references too; a fund only by itself.
  let text = JSON.stringify(events);
  for (const body of BODIES) text = text.replaceAll(body, bodyIn(nth, body));
  for (const fund of FUNDS) text = text.replaceAll(`"${fund}"`, `"${fund}x${nth}"`);
  return JSON.parse(text) as MoneyEvent[];
}
