import { aFund, anIntervention } from '../../testing/facts.js';
import { classifyLine } from './classify-line.js';
import type { InterventionFacts } from './facts.js';

const classify = (
  purpose: string | null,
  given: {
    intervention?: Partial<InterventionFacts>;
    fund?: Parameters<typeof aFund>[0];
    month?: string;
    hasEvidence?: boolean;
  } = {},
): unknown =>
  classifyLine(
    { purpose, hasEvidence: given.hasEvidence ?? true },
    given.month ?? '2022-09',
    aFund(given.fund),
    new Map([['SMK-1', anIntervention(given.intervention)]]),
  );

const otherCore = (rule: string): unknown => ({ bucket: 'misdirected', pressure: 'other_core', rule });
const unevidenced = (rule: string): unknown => ({ bucket: 'unevidenced', rule });
const eligible = { bucket: 'eligible', programme: 'smoking', rule: 'eligible' };

describe('the one bucket of a line charged to a fund', () => {
  it('1. is misdirected when its purpose is a core pressure', () => {
    expect(classify('ambulance')).toEqual({
      bucket: 'misdirected',
      pressure: 'ambulance',
      rule: 'purpose_is_core_pressure',
    });
  });

  it.each([null, ''])('2. is unevidenced when it has no purpose (%j)', (purpose) => {
    expect(classify(purpose)).toEqual(unevidenced('no_purpose'));
  });

  it('2. is unevidenced when nobody registered the intervention', () => {
    expect(classify('NOPE-9')).toEqual(unevidenced('intervention_not_registered'));
  });

  it('3. is misdirected to other core when the fund may not pay for the intervention', () => {
    expect(classify('SMK-1', { intervention: { funds: ['SDF'] } })).toEqual(otherCore('fund_may_not_pay'));
  });

  it('3. is misdirected to other core when the conditions do not allow its class', () => {
    expect(classify('SMK-1', { fund: { classes: ['place_devolution'] } })).toEqual(
      otherCore('class_not_allowed'),
    );
  });

  it('3. comes before 4: a wrong fund outside the dates is misdirected, not unevidenced', () => {
    const intervention = { funds: ['SDF'], startsOn: '2023-01-01' };
    expect(classify('SMK-1', { intervention })).toEqual(otherCore('fund_may_not_pay'));
  });

  it.each([
    ['the month before it starts', { startsOn: '2022-10-01' }, 'before_start'],
    ['the month after it ends', { endsOn: '2022-08-31' }, 'after_end'],
    ['the month after it was withdrawn', { withdrawnOn: '2022-08-01' }, 'after_withdrawal'],
  ])('4. is unevidenced in %s', (_when, intervention, rule) => {
    expect(classify('SMK-1', { intervention })).toEqual(unevidenced(rule));
  });

  it.each([
    ['starts', { startsOn: '2022-09-30' }],
    ['ends', { endsOn: '2022-09-01' }],
    ['is withdrawn', { withdrawnOn: '2022-09-01' }],
  ])('5. is eligible through the whole month in which the intervention %s', (_what, intervention) => {
    expect(classify('SMK-1', { intervention })).toEqual(eligible);
  });

  it('4. asks for evidence of the classes that the fund names', () => {
    const fund = { evidenceClasses: ['targeted_intervention'] };
    expect(classify('SMK-1', { fund, hasEvidence: false })).toEqual(unevidenced('evidence_missing'));
    expect(classify('SMK-1', { fund, hasEvidence: true })).toEqual(eligible);
  });

  it('5. asks for no evidence of other classes', () => {
    const fund = { evidenceClasses: ['place_devolution'] };
    expect(classify('SMK-1', { fund, hasEvidence: false })).toEqual(eligible);
  });
});
