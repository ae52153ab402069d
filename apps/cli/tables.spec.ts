import { totalOf } from '#domain/policies';
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
    const silent = { ...kept!, ics: 'QA0', adherence: 'not_reported' as const };
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

  test('takes neither side when there is no account', async () => {
    const { figuresAsOf } = await reading('2022-23');
    expect(headerOf(positionsTable({ figuresAsOf, positions: [], total: totalOf([]) }))).toMatch(/ Gone +/);
  });
});
