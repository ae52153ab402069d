import { charge, fall, story, vireOut, type YearStory } from './story.js';

/**
 * The year in baseline, without the ring: an invention of the demo (the study covers 2022-23), made to be worse, as those
 * interviewed feared. Places as in the year before.
 */
export const STORIES_2023_24: readonly YearStory[] = [
  story('kept', 'The board kept the ring of its own accord.'),
  story('partly_kept', 'Running costs and elective recovery were charged to the money once nobody asked.', {
    charges: [charge('running_costs', 700, 1, 12), charge('elective_recovery', 900, 5, 12)],
  }),
  story('kept', 'Spent in full, a little over.', { overspentBp: 90 }),
  story('partly_kept', 'The money paid for an oral health service that core money used to pay for.', {
    coreFalls: [fall('oral-health-cyp', 1300)],
    charges: [charge('no_purpose', 200, 5, 10)],
    late: [7],
  }),
  story('kept', 'Last year’s late schemes ran in full.', { unspentBp: 60 }),
  story('partly_kept', 'A fifth went to the system deficit in January.', {
    virements: [vireOut('deficit_support', 2000, 10, 'contribution to the system financial position')],
    restated: [6],
  }),
  story('undetermined', 'No return for the last two months: what was done with the rest is not known.', {
    unspentBp: 1200,
    missing: [11, 12],
    unsigned: [9, 10],
  }),
  story('undetermined', 'Places were given a share and showed nothing for it; core returns are incomplete.', {
    charges: [charge('place_without_evidence', 1500, 2, 12), charge('cancer_waits', 200, 6, 7)],
    coreIncomplete: [8],
  }),
  story('kept', 'Spent on registered work, with evidence.', { eligibleInM13Bp: 80, unspentBp: 100 }),
  story('undetermined', 'A tenth of the charges name no work, or work that nobody registered.', {
    charges: [charge('no_purpose', 500, 3, 12), charge('unregistered', 500, 6, 12)],
    late: [4],
    unsigned: [4, 5],
  }),
  story('partly_kept', 'The deficit took more than the year before, in two instalments.', {
    virements: [
      vireOut('deficit_support', 2500, 10, 'contribution to the system financial position'),
      vireOut('deficit_support', 2000, 12, 'further contribution to the system financial position'),
    ],
  }),
  story('absorbed', 'What began as elective recovery last year became all of it.', {
    charges: [charge('elective_recovery', 8200, 1, 12), charge('cancer_waits', 1500, 3, 12)],
    restated: [3],
    unsigned: [3, 12],
  }),
  story('partly_kept', 'Smoking cessation and maternity lost core money while the fund paid for them.', {
    coreFalls: [fall('smoking-cessation', 2400), fall('maternity-continuity', 800)],
    charges: [charge('provider_cost_pressure', 500, 6, 12)],
  }),
  story('partly_kept', 'More went to places without evidence, and provider inflation took a quarter.', {
    charges: [charge('place_without_evidence', 2500, 1, 12), charge('provider_cost_pressure', 2500, 1, 12)],
    unsigned: [10, 11, 12],
  }),
  story('partly_kept', 'The recruitment did not happen: most of what was left lapsed.', {
    unspentBp: 3500,
    carriedBp: 500,
  }),
  story(
    'partly_kept',
    'Much of the year’s spend came in March and with the audit, and staffing took a part.',
    {
      charges: [charge('workforce', 1600, 3, 12), charge('primary_care_access', 900, 10, 12)],
      virements: [vireOut('urgent_emergency_care', 1200, 12, 'emergency departments over plan')],
      eligibleInM13Bp: 1500,
    },
  ),
  story('partly_kept', 'Running costs grew, an ended pilot was charged on, and a baseline was set low.', {
    charges: [
      charge('running_costs', 1900, 1, 12),
      charge('disallowed_class', 1200, 1, 12),
      charge('after_end', 600, 1, 6),
    ],
    lowBaseline: 'respiratory',
  }),
  story('absorbed', 'Nearly all of it went to the system deficit, in September already.', {
    virements: [vireOut('deficit_support', 9700, 6, 'contribution to the system financial position')],
    charges: [charge('elective_recovery', 200, 1, 12)],
  }),
  story('absorbed', 'Elective and emergency care again.', {
    charges: [charge('elective_recovery', 5200, 1, 12), charge('urgent_emergency_care', 4500, 1, 12)],
  }),
  story('absorbed', 'Ambulance and staffing all year, and the rest to acute mental health.', {
    charges: [
      charge('ambulance', 2600, 1, 12),
      charge('workforce', 2400, 1, 12),
      charge('mental_health_acute', 3600, 1, 12),
    ],
    virements: [vireOut('other_core', 1000, 11, 'system reserve')],
  }),
];
