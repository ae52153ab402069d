import { totalOf } from '#domain/policies';
import { pence } from '#kernel';
import { FakeReadings } from '../../libs/reporting/testing/fake-readings.js';
import { positionsTable } from './tables.js';

const reading = (year: string) => new FakeReadings().positions({ fund: 'HI', year, through: 8, ics: 'QE1' });
const WHOLE = { fund: 'HI', year: '2022-23', through: 13, ics: 'QE1' } as const;
const headerOf = (table: string): string => table.split('\n')[0]!;

describe('the table of positions', () => {
  test('says that money leaked through a ring, and seeped where the ring was lifted', async () => {
    expect(headerOf(positionsTable(await reading('2022-23')))).toMatch(/ Leaked +Possibly /);
    const lifted = positionsTable(await reading('2023-24'));
    expect(headerOf(lifted)).toMatch(/ Seeped +Possibly /);
    expect(lifted).not.toMatch(/leak/i);
  });

  test('says the rate from what is confirmed to what cannot be excluded', async () => {
    const { figuresAsOf, positions, total } = await new FakeReadings().positions(WHOLE);
    const table = positionsTable({ figuresAsOf, positions, total });
    expect(table).toMatch(/^QE1 +£4,000,000\.00 .* 37\.30% to 41\.05% +partly_kept/m);
  });

  test('puts systems that reported nothing apart, and claims no figure of theirs', async () => {
    const { figuresAsOf, positions } = await new FakeReadings().positions(WHOLE);
    const [kept] = positions;
    const nothing = { additional: pence(0), confirmedLeakage: pence(0), potentialLeakage: pence(0) };
    const silent = { ...kept!, ...nothing, ics: 'QA0', adherence: 'not_reported' as const };
    const mixed = [silent, kept!];
    const [, , ...rows] = positionsTable({ figuresAsOf, positions: mixed, total: totalOf(mixed) }).split(
      '\n',
    );
    expect(rows.slice(0, 4).map((row) => row.split(/ {2,}/).filter(Boolean))).toEqual([
      [
        'QE1',
        '£4,000,000.00',
        '£2,158,000.00',
        '£1,492,000.00',
        '£1,642,000.00',
        '37.30% to 41.05%',
        'partly_kept',
        'signed_off',
      ],
      ['Reported', '£4,000,000.00', '£2,158,000.00', '£1,492,000.00', '£1,642,000.00', '37.30% to 41.05%'],
      [
        'QA0',
        '£4,000,000.00',
        'not known',
        'not known',
        'not known',
        'not known',
        'not_reported',
        'signed_off',
      ],
      ['Total', '£8,000,000.00', expect.anything(), expect.anything(), expect.anything(), expect.anything()],
    ]);
  });

  test('says what cannot be excluded of a year closed without a return, so that the column sums', async () => {
    const { figuresAsOf, positions } = await new FakeReadings().positions(WHOLE);
    const [kept] = positions;
    const lapsed = { additional: pence(0), confirmedLeakage: pence(0), potentialLeakage: kept!.allocation };
    const silent = { ...kept!, ...lapsed, ics: 'QA0', adherence: 'not_reported' as const };
    const mixed = [silent, kept!];
    const table = positionsTable({ figuresAsOf, positions: mixed, total: totalOf(mixed) });
    expect(table.split('\n').map((row) => row.split(/ {2,}/).slice(3, 6))).toEqual(
      expect.arrayContaining([
        ['£1,492,000.00', '£1,642,000.00', '37.30% to 41.05%'],
        ['not known', '£4,000,000.00', 'not known'],
        ['£1,492,000.00', '£5,642,000.00', '18.65% to 70.53%'],
      ]),
    );
  });

  test('takes neither side when there is no account', async () => {
    const { figuresAsOf } = await reading('2022-23');
    expect(headerOf(positionsTable({ figuresAsOf, positions: [], total: totalOf([]) }))).toMatch(/ Gone +/);
  });
});
