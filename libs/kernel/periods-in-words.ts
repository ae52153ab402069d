import type { Period } from './financial-year.js';

/** `M1 to M3, M7 and M9`: runs of three and more are ranges, so that a silent year is not a list of twelve. Ascending periods. */
export function periodsInWords(periods: readonly Period[]): string {
  const runs: [first: Period, last: Period][] = [];
  for (const period of periods) {
    const run = runs.at(-1);
    if (run?.[1] === period - 1) run[1] = period;
    else runs.push([period, period]);
  }
  const words = runs.flatMap(([first, last]) => {
    if (first === last) return [`M${first}`];
    return last === first + 1 ? [`M${first}`, `M${last}`] : [`M${first} to M${last}`];
  });
  const end = words.pop() ?? '';
  return words.length === 0 ? end : `${words.join(', ')} and ${end}`;
}
