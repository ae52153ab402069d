import fc from 'fast-check';
import { pence } from '#kernel';
import { IDENTITY_PARTS, type IdentityAmounts } from '#domain/policies';
import { stepsOf, waterfall } from './waterfall.js';

/** Amounts for which the identity holds, credits included. */
const identities = fc
  .record({
    parts: fc.array(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), { minLength: 8, maxLength: 8 }),
    overspend: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ parts, overspend }): IdentityAmounts => {
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const named = Object.fromEntries(IDENTITY_PARTS.map((part, index) => [part, pence(parts[index] ?? 0)]));
    return {
      ...named,
      overspend: pence(overspend),
      allocation: pence(whole - overspend),
    } as unknown as IdentityAmounts;
  });

describe('the waterfall', () => {
  test('each step starts where the one before ended, and the last is what was additional', () => {
    fc.assert(
      fc.property(identities, (amounts) => {
        const steps = stepsOf(amounts);
        const middle = steps.slice(1, -1);
        middle.forEach((step, index) => expect(step.fromPence).toBe(steps[index]?.toPence));
        expect(steps[0]?.toPence).toBe(amounts.allocation);
        expect(steps.at(-1)?.toPence).toBe(amounts.additional);
        expect(steps.at(-2)?.toPence ?? amounts.allocation).toBe(amounts.additional);
      }),
    );
  });

  test('no bar leaves the picture, below zero or above the allocation', () => {
    fc.assert(
      fc.property(identities, (amounts) => {
        const { svg } = waterfall('w', 'W', amounts);
        for (const [, x, width] of svg.matchAll(/<rect x="([-\d.]+)%" y="\d+" width="([-\d.]+)%"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(-0.001);
          expect(Number(width)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(width)).toBeLessThanOrEqual(100.002);
        }
      }),
    );
  });

  test('a credit steps up and says so', () => {
    const amounts = {
      ...Object.fromEntries([...IDENTITY_PARTS, 'overspend'].map((part) => [part, pence(0)])),
      allocation: pence(1000),
      misdirected: pence(-500),
      additional: pence(1500),
    } as unknown as IdentityAmounts;

    expect(waterfall('w', 'W', amounts).table.rows).toEqual([
      ['Allocation', '', '£10.00'],
      ['Misdirected', '£5.00', '£15.00'],
      ['Additional', '', '£15.00'],
    ]);
  });
});
