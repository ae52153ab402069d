import fc from 'fast-check';
import { pence, sumPence } from '#kernel';
import { aReturn, anIntervention, charged, oneAccount, pounds, someFacts } from '../../testing/facts.js';
import { anyAmount } from '../../testing/arbitrary-facts.js';
import { positionOf } from '../position/compute.js';
import type { SystemYearFacts } from '../position/facts.js';
import { findingsOf } from './findings-of.js';
import { countedPence, nettedParts } from './netting.js';

describe('what leakage counts as one whole', () => {
  const find = (changes: Partial<SystemYearFacts>): unknown[] =>
    findingsOf(someFacts(changes), 'HI', 12).map((it) => [it.amountPence, it.countedPence, it.sentence]);
  const leakage = (changes: Partial<SystemYearFacts>): number[] => {
    const { confirmedLeakage, potentialLeakage } = positionOf(someFacts(changes), 'HI', 12);
    return [confirmedLeakage, potentialLeakage];
  };

  describe('money without evidence, whatever the reason', () => {
    const given = (charge: number, credit: number): Partial<SystemYearFacts> => ({
      returns: [aReturn(1, [charged(null, pounds(charge)), charged('NOPE', pounds(-credit))])],
    });

    it('is no breach where credits offset all of it, and the credit says what it offsets', () => {
      expect(leakage(given(500, 500))).toEqual([0, 0]);
      expect(find(given(500, 500))).toEqual([
        [
          pounds(500),
          0,
          '£500.00 charged to HI says nothing of what it was for. All of it is offset by credits that have no evidence either.',
        ],
        [
          pounds(-500),
          0,
          '£500.00 more was credited than charged to HI in lines of which each names an intervention that is not registered. All of it offsets charges that have no evidence either.',
        ],
      ]);
    });

    it('may be a breach by the rest where they offset a part', () => {
      expect(leakage(given(500, 200))).toEqual([0, pounds(300)]);
      expect(find(given(500, 200))[0]).toEqual([
        pounds(500),
        pounds(300),
        '£500.00 charged to HI says nothing of what it was for. £200.00 of it is offset by credits that have no evidence either. The rest may be a breach of the condition that the money is kept for inequalities.',
      ]);
    });

    it('hides nothing elsewhere by what a credit has left', () => {
      expect(find(given(500, 800))[1]).toEqual([
        pounds(-800),
        0,
        '£800.00 more was credited than charged to HI in lines of which each names an intervention that is not registered. £500.00 of it offsets charges that have no evidence either; the rest hides no charge elsewhere.',
      ]);
    });
  });

  it('a pressure, whatever the rule that led there, and no other pressure', () => {
    const given = {
      interventions: new Map([['SDF-1', anIntervention({ funds: ['SDF'] })]]),
      returns: [
        aReturn(1, [
          charged('other_core', pounds(500)),
          charged('SDF-1', pounds(-500)),
          charged('workforce', pounds(7)),
          charged('ambulance', pounds(-7)),
        ]),
      ],
    };
    expect(leakage(given)).toEqual([pounds(7), pounds(7)]);
    expect(find(given)).toEqual([
      [
        pounds(-7),
        0,
        'Credits to HI exceed its charges by £7.00 for ambulance services, an ordinary budget. It hides no charge elsewhere.',
      ],
      [
        pounds(-500),
        0,
        'Credits to HI exceed its charges by £500.00 for interventions that HI is not registered to pay for. All of it offsets charges of the same pressure.',
      ],
      [
        pounds(500),
        0,
        '£500.00 charged to HI was for other core budgets. All of it is offset by credits of the same pressure.',
      ],
      [
        pounds(7),
        pounds(7),
        '£7.00 charged to HI was for workforce, an ordinary budget. This is a breach of the condition that the money is kept for inequalities.',
      ],
    ]);
  });

  it('virements, over all pressures', () => {
    const virements = [
      { period: 1, direction: 'out', pressure: 'workforce', amountPence: pounds(500) } as const,
      { period: 1, direction: 'in', pressure: 'ambulance', amountPence: pounds(800) } as const,
    ];
    const given = { accounts: oneAccount(pounds(1200), { virements }) };
    expect(leakage(given)).toEqual([0, 0]);
    expect(find(given)).toEqual([
      [
        pounds(-800),
        0,
        '£800.00 more came back to HI from ambulance services by virement than went there. £500.00 of it offsets what was moved out to other pressures; the rest hides no charge elsewhere.',
      ],
      [
        pounds(500),
        0,
        '£500.00 of HI was moved out to workforce by virement. All of it is offset by what came back from other pressures.',
      ],
    ]);
  });

  it('is shared by size, the pence left over by largest remainder', () => {
    const parts = [10, 20, -2, 0, -2].map((it) => ({ amountPence: pence(it) }));
    expect(nettedParts(parts).map((it) => [it.amountPence, it.offsetPence, countedPence(it)])).toEqual([
      [10, 1, 9],
      [20, 3, 17],
      [-2, 2, 0],
      [-2, 2, 0],
    ]);
  });

  it('for any parts: what is counted sums to the floored whole, and no part counts more than it is', () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 6 }), (amounts) => {
        const netted = nettedParts(amounts.map((amountPence) => ({ amountPence })));
        expect(sumPence(netted.map(countedPence))).toBe(Math.max(0, sumPence(amounts)));
        for (const part of netted) {
          expect(part.offsetPence).toBeLessThanOrEqual(Math.abs(part.amountPence));
          expect(Math.min(part.offsetPence, countedPence(part))).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
