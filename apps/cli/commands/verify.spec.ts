import type { VerifiedPositions } from '#projections/positions';
import { verifySettled } from './verify.js';

const found = (due: number, ...differences: string[]): VerifiedPositions => ({
  ...{ position: 7n, accounts: 3, current: 3 - due, asKnownThen: 12 },
  ...{ due, differences },
});

/** Verifies with these in turn; answers with what came of it and how often it was settled before. */
async function after(...findings: VerifiedPositions[]) {
  let settled = 0;
  const settle = () => Promise.resolve(void (settled += 1));
  const result = await verifySettled(settle, () => Promise.resolve(findings[settled - 1]!));
  return { result, settled };
}

it('settles once when nobody writes', async () =>
  expect(await after(found(0))).toEqual({ result: found(0), settled: 1 }));

it('settles again when somebody wrote before it looked', async () =>
  expect(await after(found(2), found(0))).toEqual({ result: found(0), settled: 2 }));

it('does not wait for somebody who writes all the time, and tells what is due', async () =>
  expect(await after(found(2), found(1), found(3))).toEqual({ result: found(3), settled: 3 }));

it('tells a difference at once', async () =>
  expect(await after(found(1, 'HI:QE1:2022-23'))).toEqual({
    result: found(1, 'HI:QE1:2022-23'),
    settled: 1,
  }));
