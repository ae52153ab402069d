import { join } from 'node:path';
import { expectRefused, openCliHouse, type CliHouse } from '../support/cli.js';

const WORKED = join(import.meta.dirname, '../fixtures/worked-example');
const HI_M12 = ['--fund', 'HI', '--year', '2022-23', '--through', '12'];

let house: CliHouse;
beforeAll(async () => {
  house = await openCliHouse();
  expect(await house.run('load', WORKED)).toMatchObject({ exitCode: 0 });
  await house.hold();
});
afterAll(() => house?.close());

describe('position', () => {
  test('has exactly the words and types of the contract, to the penny', async () => {
    const answer = await house.reading(...HI_M12);
    expect(answer.positions).toHaveLength(1);
    expect(answer.positions[0]).toMatchObject({
      ...{ fund: 'HI', ics: 'QE1', year: '2022-23', through: 12, adherence: 'partly_kept' },
      ...{
        confirmedLeakage: 149_200_000,
        potentialLeakage: 164_200_000,
        confirmedRate: 3730,
        potentialRate: 4105,
      },
    });
    expect(answer.total.accounts).toMatchObject({ partly_kept: 1, kept: 0 });
    expect(answer.figuresAsOf.position).toBe(await house.logPosition());
  });

  test('reads one system, and M12 as 12', async () => {
    const all = await house.reading(...HI_M12);
    expect(
      await house.reading('--fund', 'HI', '--year', '2022-23', '--through', 'M12', '--ics', 'QE1'),
    ).toEqual(all);
  });

  test('is a table for people', async () => {
    const { exitCode, stdout } = await house.run('position', ...HI_M12);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^QE1 +£4,000,000\.00 .*£1,492,000\.00 +£1,642,000\.00 +37\.30% to 41\.05% +partly_kept +signed_off$/m,
    );
    expect(stdout).toMatch(/Figures as of position \d+/);
  });

  test('as known at its own position or time is the same; before the first event no fund is known', async () => {
    const now = await house.reading(...HI_M12);
    const { position, recordedAt } = now.figuresAsOf;
    expect(await house.reading(...HI_M12, '--known-at', position)).toEqual(now);
    const byTime = await house.reading(...HI_M12, '--known-at', recordedAt!);
    expect({ ...byTime, figuresAsOf: null }).toEqual({ ...now, figuresAsOf: null });
    expect(byTime.figuresAsOf.recordedAt).toBe(recordedAt);
    expectRefused(
      await house.run('position', ...HI_M12, '--known-at', '2021-01-01'),
      '2021-01-01',
      'nothing was recorded by then',
    );
    expectRefused(await house.run('position', ...HI_M12, '--known-at', '0'), 'nothing was recorded by then');
  });

  test('as known at an earlier position lacks what came later', async () => {
    // Somewhere in the middle of the load: money was given and moved by then, some returns are in, the year is not closed.
    const { figuresAsOf, positions } = await house.reading(...HI_M12);
    expect(positions[0]!.missingPeriods).toEqual([]);
    const middle = (BigInt(figuresAsOf.position) / 2n).toString();
    const then = await house.reading(...HI_M12, '--known-at', middle);
    expect(then.figuresAsOf.position).toBe(middle);
    expect(then.positions[0]).toMatchObject({
      ...{ adherence: 'in_progress', allocation: positions[0]!.allocation, diverted: 50_000_000 },
      ...{ carriedForward: 0, lapsed: 0 },
    });
    expect(then.positions[0]!.missingPeriods).toContain(12);
  });

  const bad: [what: string, args: string[], word: string][] = [
    ['fund', ['--fund', 'XX', '--year', '2022-23', '--through', '12'], 'XX'],
    ['system', [...HI_M12, '--ics', 'QZZ'], 'QZZ'],
    ['year', ['--fund', 'HI', '--year', '2021-22', '--through', '12'], '2021-22'],
    ['year that is none', ['--fund', 'HI', '--year', '2022-24', '--through', '12'], '2022-24'],
    ['period', ['--fund', 'HI', '--year', '2022-23', '--through', '14'], '14'],
    ['period that is none', ['--fund', 'HI', '--year', '2022-23', '--through', '1e1'], '1e1'],
    ['footprint', [...HI_M12, '--footprint', 'moon'], 'moon'],
    ['position beyond the log', [...HI_M12, '--known-at', '99999999'], '99999999'],
    ['moment that is none', [...HI_M12, '--known-at', 'yesterday'], 'yesterday'],
    ['time that has not come', [...HI_M12, '--known-at', '2999-01-01T00:00:00Z'], 'has not come yet'],
    ['day that is none', [...HI_M12, '--known-at', '2023-02-30'], '2023-02-30'],
    ['min-position beyond the log', [...HI_M12, '--min-position', '99999999'], '99999999'],
    ['min-position that is none', [...HI_M12, '--min-position', 'ten'], 'ten'],
    ['option that is none', [...HI_M12, '--colour', 'red'], '--colour'],
    ['required option left out', ['--fund', 'HI', '--year', '2022-23'], '--through'],
  ];
  test.each(bad)('with an unknown %s is refused by name', async (_what, args, word) => {
    expectRefused(await house.run('position', ...args, '--json'), word);
  });
});
