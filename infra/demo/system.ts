import { monthOfDate, monthOfPeriod, type FinancialYear, type Period, type PlainDate } from '#kernel';
import type { Random } from './random.js';
import type { YearStory } from './story.js';
import { STRANDS, strandOf, type Strand } from './strands.js';

export interface DemoIntervention {
  readonly code: string;
  readonly title: string;
  readonly strand: Strand;
  readonly class: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate | null;
}

/** What a reporting system runs: the same in both years. */
export interface DemoSystem {
  readonly ics: string;
  readonly strands: readonly Strand[];
  readonly interventions: readonly DemoIntervention[];
}

export const ENDED_PILOT = 'OLD';
export const DISALLOWED = 'WID';

/** The strands and registered interventions of a system: those its stories speak of, and others by chance. */
export function demoSystem(ics: string, stories: readonly YearStory[], random: Random): DemoSystem {
  const reasons = stories.flatMap((year) => year.charges.map((charge) => charge.why));
  const needed = new Set(stories.flatMap((year) => year.coreFalls.map((fall) => fall.programme)));
  for (const year of stories) if (year.lowBaseline) needed.add(year.lowBaseline);
  if (reasons.includes('after_end')) needed.add('respiratory');
  const others = random.shuffled(STRANDS.filter((strand) => strand.hasBaseline).map((s) => s.programme));
  for (const programme of others) if (needed.size < 5) needed.add(programme);
  if (random.below(2) === 0) needed.add('inclusion-health');
  const strands = STRANDS.filter(
    (strand) => needed.has(strand.programme) || strand.class !== 'targeted_intervention',
  );

  const interventions = strands.flatMap((strand) => registered(ics, strand, random));
  if (reasons.includes('after_end')) interventions.push(endedPilot(ics));
  if (reasons.includes('disallowed_class')) interventions.push(disallowed(ics));
  return { ics, strands, interventions };
}

/** Those of a programme that a line of this month can be charged to. */
export function liveInterventions(
  system: DemoSystem,
  programme: string,
  year: FinancialYear,
  period: Period,
): DemoIntervention[] {
  const month = monthOfPeriod(year, period);
  return system.interventions.filter(
    (one) =>
      one.strand.programme === programme &&
      one.class === one.strand.class &&
      monthOfDate(one.startsOn) <= month &&
      (one.endsOn === null || month <= monthOfDate(one.endsOn)),
  );
}

function registered(ics: string, strand: Strand, random: Random): DemoIntervention[] {
  const first: DemoIntervention = {
    code: `${ics}-${strand.prefix}-1`,
    title: `synthetic: ${strand.work}`,
    strand,
    class: strand.class,
    startsOn: '2022-04-01',
    endsOn: null,
  };
  if (strand.class !== 'targeted_intervention' || random.below(5) < 2) return [first];
  const startsOn = random.pick(['2022-09-01', '2022-10-01', '2023-04-01']);
  return [
    first,
    { ...first, code: `${ics}-${strand.prefix}-2`, title: `${first.title}, second wave`, startsOn },
  ];
}

function endedPilot(ics: string): DemoIntervention {
  return {
    code: `${ics}-${ENDED_PILOT}-1`,
    title: 'synthetic: respiratory pilot that ended in November 2022',
    strand: strandOf('respiratory'),
    class: 'targeted_intervention',
    startsOn: '2022-04-01',
    endsOn: '2022-11-30',
  };
}

/** Registered openly under a class that the conditions of the fund do not allow. */
function disallowed(ics: string): DemoIntervention {
  return {
    code: `${ics}-${DISALLOWED}-1`,
    title: 'synthetic: general estates improvement',
    strand: strandOf('place-inequalities'),
    class: 'estates',
    startsOn: '2022-04-01',
    endsOn: null,
  };
}
