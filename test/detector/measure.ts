import { seededRandom } from '../../infra/demo/random.js';
import { lookAt } from './look.js';
import { ordinarySystem } from './ordinary-system.js';
import { PLANTS } from './plants.js';

/** How the rules did on one kind of leakage. */
export interface Score {
  readonly kind: string;
  /** System-years in which it was planted. */
  readonly planted: number;
  readonly found: number;
  /** System-years in which neither it nor what brings it about was planted. */
  readonly without: number;
  /** Of those, in which it was raised all the same. */
  readonly falseAlarms: number;
}

/** `each` system-years of every kind of leakage, and as many as `clean` says of ordinary ones; the seed decides all of it. */
export function measure(seed: number, each: number, clean: number): Score[] {
  const scores = new Map(
    PLANTS.map(({ kind }) => [kind, { planted: 0, found: 0, without: 0, falseAlarms: 0 }]),
  );
  const years = [
    ...PLANTS.flatMap((plant) => Array.from({ length: each }, () => plant)),
    ...Array.from({ length: clean }, () => null),
  ];
  years.forEach((planted, at) => {
    const random = seededRandom(seed * 100_003 + at);
    const sheet = ordinarySystem(`Q${String(at).padStart(4, '0')}`, random);
    planted?.plant(sheet, random);
    const raised = lookAt(sheet);
    for (const [kind, score] of scores) {
      if (planted?.kind === kind) {
        score.planted += 1;
        if (raised.has(kind)) score.found += 1;
      } else if (!planted?.implies.includes(kind)) {
        score.without += 1;
        if (raised.has(kind)) score.falseAlarms += 1;
      }
    }
  });
  return [...scores].map(([kind, score]) => ({ kind, ...score }));
}

/** For the README. False alarms are told per system-year, in hundredths. */
export function markdown(scores: readonly Score[]): string {
  const rows = scores.map(({ kind, planted, found, without, falseAlarms }) => {
    const rate = without === 0 ? '–' : (falseAlarms / without).toFixed(2);
    return `| \`${kind}\` | ${planted} | ${found} | ${planted - found} | ${falseAlarms} in ${without} | ${rate} |`;
  });
  return [
    '| what was planted | system-years | found | missed | false alarms in system-years without it | a system-year |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}
