import { totalOf } from '#domain/policies';
import { FakeReadings } from '../../libs/reporting/testing/fake-readings.js';
import { positionsTable } from './tables.js';

const reading = (year: string) => new FakeReadings().positions({ fund: 'HI', year, through: 8, ics: 'QE1' });
const headerOf = (table: string): string => table.split('\n')[0]!;

describe('the table of positions', () => {
  test('says that money leaked through a ring, and seeped where the ring was lifted', async () => {
    expect(headerOf(positionsTable(await reading('2022-23')))).toMatch(/ Leaked +Possibly /);
    const lifted = positionsTable(await reading('2023-24'));
    expect(headerOf(lifted)).toMatch(/ Seeped +Possibly /);
    expect(lifted).not.toMatch(/leak/i);
  });

  test('takes neither side when there is no account', async () => {
    const { figuresAsOf } = await reading('2022-23');
    expect(headerOf(positionsTable({ figuresAsOf, positions: [], total: totalOf([]) }))).toMatch(/ Gone +/);
  });
});
