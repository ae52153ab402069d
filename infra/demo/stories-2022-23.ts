import { charge, fall, story, vireBack, vireOut, type YearStory } from './story.js';

/**
 * The ring-fenced year: ten keep it, seven keep part, three let it all go, as the study of 20 systems found. The study named
 * no system; which real body plays which part is drawn by the seed and says nothing about that body.
 * The place in the list is the part: the same system plays the same place in both years.
 */
export const STORIES_2022_23: readonly YearStory[] = [
  story('kept', 'Every pound went to registered work, and core effort rose.'),
  story('kept', 'A little was left over at the end.', { unspentBp: 80 }),
  story('kept', 'Spent slightly more than it had, from its own money.', { overspentBp: 150 }),
  story('kept', 'A few invoices could not be traced to any work.', {
    charges: [charge('no_purpose', 150, 4, 9)],
    unsigned: [12],
  }),
  story('kept', 'Two schemes began late; what was left was carried forward with approval.', {
    unspentBp: 300,
    carriedBp: 300,
  }),
  story('kept', 'A small recruitment cost was charged to the fund.', {
    charges: [charge('workforce', 120, 7, 8)],
  }),
  story('kept', 'Money was lent to winter pressures in M8 and came back in M11.', {
    virements: [
      vireOut('urgent_emergency_care', 900, 8, 'winter pressures, to be returned'),
      vireBack('urgent_emergency_care', 900, 11, 'winter pressures, returned in full'),
    ],
    restated: [5],
  }),
  story('kept', 'Core spend on cancer awareness dipped a little below its target.', {
    coreFalls: [fall('cancer-early-diagnosis', 100)],
  }),
  story('kept', 'Some invoices came with the audit; part of what was left was carried forward.', {
    unspentBp: 300,
    carriedBp: 200,
    eligibleInM13Bp: 100,
  }),
  story('kept', 'Places showed what their share bought, but for one of them.', {
    charges: [charge('place_without_evidence', 200, 10, 12)],
  }),
  story('partly_kept', 'In February three pounds in ten went to close the system deficit.', {
    virements: [vireOut('deficit_support', 3000, 11, 'contribution to the system financial position')],
    unsigned: [11, 12],
  }),
  story('partly_kept', 'Elective recovery was charged to the fund from the autumn on.', {
    charges: [
      charge('elective_recovery', 2800, 6, 12),
      charge('no_purpose', 300, 6, 12),
      charge('elective_recovery', -300, 13, 13),
    ],
    eligibleInM13Bp: 300,
    restated: [9],
  }),
  story('partly_kept', 'A smoking-cessation service was paid by the fund, and its core budget fell.', {
    coreFalls: [fall('smoking-cessation', 1800)],
    charges: [charge('provider_cost_pressure', 300, 9, 12)],
  }),
  story(
    'partly_kept',
    'A fund was handed to places without evidence; provider inflation took another part.',
    {
      charges: [charge('place_without_evidence', 2200, 3, 12), charge('provider_cost_pressure', 1200, 5, 12)],
      coreIncomplete: [2],
    },
  ),
  story('partly_kept', 'A third was not spent in time; less than a third of that was carried forward.', {
    unspentBp: 3400,
    carriedBp: 1000,
  }),
  story('partly_kept', 'Winter, staffing and a thinner core budget each took some.', {
    virements: [vireOut('urgent_emergency_care', 1500, 9, 'winter surge beds')],
    charges: [charge('workforce', 800, 4, 12)],
    coreFalls: [fall('hypertension', 900)],
    unspentBp: 300,
  }),
  story(
    'partly_kept',
    'A class of work that the conditions do not allow, running costs, and a pilot that had ended.',
    {
      charges: [
        charge('disallowed_class', 1100, 2, 12),
        charge('running_costs', 900, 1, 12),
        charge('after_end', 700, 9, 12),
      ],
      restated: [10],
      unsigned: [10],
    },
  ),
  story('absorbed', 'Nearly all of it was moved to the system deficit in the last month.', {
    virements: [vireOut('deficit_support', 9600, 12, 'contribution to the system financial position')],
    charges: [charge('elective_recovery', 200, 1, 12)],
  }),
  story(
    'absorbed',
    'Charged month by month with elective and emergency care, the rest with provider inflation.',
    {
      charges: [charge('elective_recovery', 4500, 1, 12), charge('urgent_emergency_care', 2600, 1, 12)],
      virements: [vireOut('provider_cost_pressure', 2600, 10, 'unfunded provider inflation')],
      unsigned: [3],
    },
  ),
  story('absorbed', 'Ambulance, staffing and acute mental health first, the deficit at the end.', {
    charges: [
      charge('ambulance', 2000, 1, 12),
      charge('workforce', 1700, 1, 12),
      charge('mental_health_acute', 1950, 1, 12),
      charge('no_purpose', 150, 6, 8),
    ],
    virements: [
      vireOut('deficit_support', 2500, 10, 'contribution to the system financial position'),
      vireOut('deficit_support', 1500, 12, 'further contribution to the system financial position'),
    ],
  }),
];
