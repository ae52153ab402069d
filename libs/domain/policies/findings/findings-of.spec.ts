import { sumPence } from '#kernel';
import {
  aBaseline,
  anIntervention,
  aReturn,
  charged,
  oneAccount,
  pounds,
  someFacts,
  twelveReturns,
} from '../../testing/facts.js';
import { workedExample } from '../../testing/worked-example.js';
import { positionOf } from '../position/compute.js';
import type { SystemYearFacts } from '../position/facts.js';
import { findingsOf } from './findings-of.js';
import type { LeakageFinding } from './leakage-finding.js';

const ofRule = (findings: readonly LeakageFinding[], ruleId: string): LeakageFinding | undefined =>
  findings.find((it) => it.ruleId === ruleId);

describe('the findings of the worked example', () => {
  const findings = findingsOf(workedExample(), 'HI', 12);

  it('are one for each way that the money went', () => {
    expect(findings.map((it) => [it.way, it.by, it.amountPence, it.declared, it.certainty])).toEqual([
      ['diverted', 'deficit_support', pounds(500_000), 'declared', 'confirmed'],
      ['misdirected', 'elective_recovery', pounds(400_000), 'declared', 'confirmed'],
      ['substituted', 'smoking', pounds(242_000), 'found', 'confirmed'],
      ['unevidenced', 'no_purpose', pounds(150_000), 'found', 'potential'],
      ['lapsed', 'not_carried_forward', pounds(350_000), 'found', 'confirmed'],
    ]);
  });

  it('sum to the interval of leakage', () => {
    const { confirmedLeakage, potentialLeakage } = positionOf(workedExample(), 'HI', 12);
    const confirmed = findings.filter((it) => it.certainty === 'confirmed');
    expect(sumPence(confirmed.map((it) => it.amountPence))).toBe(confirmedLeakage);
    expect(sumPence(findings.map((it) => it.amountPence))).toBe(potentialLeakage);
  });

  it('say why in plain sentences', () => {
    expect(findings.map((it) => it.sentence)).toEqual([
      '£500,000.00 of HI was moved out to deficit support by virement. This is a breach of the condition that the money is kept for inequalities.',
      '£400,000.00 charged to HI was for elective recovery, an ordinary budget. This is a breach of the condition that the money is kept for inequalities.',
      '£242,000.00 of HI paid for smoking in place of core money: core spend over 12 months was £1,000,000.00 against a target of £1,242,000.00. This is a breach of the condition that the money is kept for inequalities.',
      '£150,000.00 charged to HI says nothing of what it was for. This may be a breach of the condition that the money is kept for inequalities.',
      '£350,000.00 of HI was neither spent nor carried forward when the year closed. This is a breach of the condition that the money is kept for inequalities.',
    ]);
  });

  it('name the lines and events that they rest on', () => {
    expect(ofRule(findings, 'diverted.virement')?.restsOn).toEqual({
      kind: 'virements',
      pressure: 'deficit_support',
      through: 12,
    });
    expect(ofRule(findings, 'unevidenced.no_purpose')?.restsOn).toMatchObject({
      kind: 'lines',
      chargedTo: 'HI',
      groups: expect.arrayContaining([{ period: 7, version: 1, purpose: null, hasEvidence: true }]),
    });
    expect(ofRule(findings, 'substituted.maintenance_of_effort')?.restsOn).toMatchObject({
      kind: 'baseline',
      programmes: ['smoking'],
    });
    expect(ofRule(findings, 'lapsed.not_carried_forward')?.restsOn).toEqual({
      kind: 'account',
      missingPeriods: [],
    });
  });
});

describe('findings', () => {
  const find = (changes: Partial<SystemYearFacts>, through = 12): LeakageFinding[] =>
    findingsOf(someFacts(changes), 'HI', through);

  it('speak of seepage, not of a breach, under the notional regime', () => {
    const [finding] = find({ year: '2023-24', returns: [aReturn(1, [charged('workforce', pounds(5))])] });
    expect(finding?.sentence).toBe(
      '£5.00 charged to HI was for workforce, an ordinary budget. This is seepage of money that was meant for inequalities.',
    );
  });

  it('keep apart the three rules that lead to other core budgets', () => {
    const findings = find({
      interventions: new Map([
        ['SDF-1', anIntervention({ funds: ['SDF'] })],
        ['CAP-1', anIntervention({ class: 'system_capability' })],
      ]),
      returns: [
        aReturn(1, [
          charged('other_core', pounds(1)),
          charged('SDF-1', pounds(2)),
          charged('CAP-1', pounds(4)),
        ]),
      ],
    });
    expect(findings.map((it) => [it.ruleId, it.by, it.amountPence])).toEqual([
      ['misdirected.class_not_allowed', 'other_core', pounds(4)],
      ['misdirected.fund_may_not_pay', 'other_core', pounds(2)],
      ['misdirected.purpose_is_core_pressure', 'other_core', pounds(1)],
    ]);
  });

  it('say of credits that they hide no charge elsewhere, and leave out what cancels', () => {
    const returns = [
      aReturn(1, [charged('workforce', pounds(-5)), charged(null, pounds(3)), charged('NOPE', pounds(-3))]),
      aReturn(2, [charged(null, pounds(-3)), charged('ambulance', pounds(1))]),
      aReturn(3, [charged('ambulance', pounds(-1))]),
    ];
    expect(find({ returns }).map((it) => it.sentence)).toEqual([
      'Credits to HI exceed its charges by £5.00 for workforce, an ordinary budget. It hides no charge elsewhere.',
      '£3.00 more was credited than charged to HI in lines of which each names an intervention that is not registered. It hides no charge elsewhere.',
    ]);
  });

  it('hold what may only be a missing return as potential, beside what lapsed for certain', () => {
    const findings = find({
      accounts: oneAccount(pounds(1200), { closed: true }),
      returns: twelveReturns().slice(2),
    });
    expect(findings.map((it) => [it.ruleId, it.amountPence, it.certainty])).toEqual([
      ['lapsed.not_carried_forward', pounds(1000), 'confirmed'],
      ['lapsed.missing_returns', pounds(200), 'potential'],
    ]);
    expect(findings[1]?.sentence).toContain('2 months without a return (M1 and M2)');
  });

  it('hold substitution that is not excluded as potential', () => {
    const findings = find({
      accounts: oneAccount(pounds(1200), { closed: true }),
      baselines: aBaseline('diabetes', pounds(300)),
      returns: twelveReturns({ 1: [charged('SMK-1', pounds(1200))] }),
    });
    expect(findings.map((it) => [it.ruleId, it.by, it.amountPence, it.certainty])).toEqual([
      ['substituted.effort_not_shown', 'effort_not_shown', pounds(300), 'potential'],
    ]);
  });

  it('call substitution provisional until the close', () => {
    const [finding] = find({
      baselines: aBaseline('smoking', pounds(1200)),
      returns: [aReturn(1, [charged('SMK-1', pounds(50))])],
    });
    expect(finding?.sentence).toMatch(
      /core spend over 1 month was £0\.00 .* provisional until the year is closed\.$/,
    );
  });

  it('say when more came back than went out', () => {
    const accounts = oneAccount(pounds(1200), {
      virements: [{ period: 1, direction: 'in', pressure: 'ambulance', amountPence: pounds(9) }],
    });
    const [finding] = find({ accounts });
    expect(finding?.sentence).toBe(
      '£9.00 more came back to HI from ambulance services by virement than went there. It hides no charge elsewhere.',
    );
  });
});
