import { pence, type Pence } from '#kernel';

/** Amounts under names (pressures, programmes, rules) while they are being added up. */
export type AmountsBy<Name extends string = string> = ReadonlyMap<Name, Pence>;

/** Adds under the name. Throws InvalidValueError when the sum leaves the safe range. */
export function addTo<Name extends string>(sums: Map<Name, Pence>, name: Name, amount: Pence): void {
  sums.set(name, pence((sums.get(name) ?? 0) + amount));
}

/** The entries added up by name. Throws as addTo. */
export function addUp<Name extends string>(entries: Iterable<readonly [Name, Pence]>): Map<Name, Pence> {
  const sums = new Map<Name, Pence>();
  for (const [name, amount] of entries) addTo(sums, name, amount);
  return sums;
}

/** As it is printed: zeros left out, names in code-unit order. */
export function withoutZeros<Name extends string>(amounts: AmountsBy<Name>): Record<Name, Pence> {
  const kept = [...amounts].filter(([, amount]) => amount !== 0);
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept) as Record<Name, Pence>;
}

export const amountOf = <Name extends string>(amounts: AmountsBy<Name>, name: Name): Pence =>
  amounts.get(name) ?? pence(0);
