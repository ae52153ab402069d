import type { PlainDate } from '#kernel';

/** One edge of the register: `predecessor` was succeeded by `successor` (which may be itself, where a share stayed). */
export interface Succession {
  readonly predecessor: string;
  readonly successor: string;
}

/**
 * The bodies that `ics` succeeded at any remove: nearest first, among equals the earlier code first, itself left out.
 * A register that goes in a circle ends all the same: every body is visited once.
 */
export function predecessorsNearestFirst(ics: string, successions: readonly Succession[]): string[] {
  const found = new Set([ics]);
  let generation = [ics];
  while (generation.length > 0) {
    const before = successions
      .filter(({ successor }) => generation.includes(successor))
      .map(({ predecessor }) => predecessor);
    generation = [...new Set(before)].filter((code) => !found.has(code)).sort();
    for (const code of generation) found.add(code);
  }
  return [...found].slice(1);
}

/** A body whose work another took over at any remove: the whole of it, or a part. */
export interface TakenOver {
  readonly ics: string;
  readonly whole: boolean;
}

/** Whose work `ics` has taken over by this day, nearest first: the whole of it where every way from there leads to `ics`. */
export function takenOverBy(
  ics: string,
  successions: readonly (Succession & { readonly effectiveOn: PlainDate })[],
  day: PlainDate,
): TakenOver[] {
  const inForce = successions.filter(({ effectiveOn }) => effectiveOn <= day);
  const predecessors = predecessorsNearestFirst(ics, inForce);
  const whole = new Set([ics]);
  const leadsHere = (code: string) =>
    inForce.every(({ predecessor, successor }) => predecessor !== code || whole.has(successor));
  // Each round finds one more at least, or none is left to find.
  for (let found = -1; found !== whole.size;) {
    found = whole.size;
    for (const code of predecessors) if (leadsHere(code)) whole.add(code);
  }
  return predecessors.map((code) => ({ ics: code, whole: whole.has(code) }));
}

/**
 * The interventions that a line of `ics` can name, by code: its own first, then the nearest predecessor's
 * (`predecessors` as predecessorsNearestFirst gives them). `byIcs` holds what each body registered, by code.
 */
export function resolveInterventions<Intervention>(
  ics: string,
  predecessors: readonly string[],
  byIcs: ReadonlyMap<string, ReadonlyMap<string, Intervention>>,
): Map<string, Intervention> {
  const resolved = new Map<string, Intervention>();
  for (const body of [ics, ...predecessors]) {
    for (const [code, intervention] of byIcs.get(body) ?? []) {
      if (!resolved.has(code)) resolved.set(code, intervention);
    }
  }
  return resolved;
}
