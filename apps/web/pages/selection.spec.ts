import { FakeReadings } from '../../../libs/reporting/testing/fake-readings.js';
import { filters, queryOf, selectionOf } from './selection.js';

const readings = new FakeReadings();
const shown = async (asked: Parameters<typeof selectionOf>[1]): Promise<string> =>
  queryOf(await selectionOf(readings, asked));

describe('which figures a page shows', () => {
  test('where the address is silent: the newest year, as far as it is reported', async () => {
    expect(await shown({})).toBe('fund=HI&year=2023-24&through=8');
  });

  test('a closed year is shown whole', async () => {
    expect(await shown({ year: '2022-23' })).toBe('fund=HI&year=2022-23&through=13');
  });

  test.each(['6', 'M6'])('what the address asks for: period %s', async (through) => {
    expect(await shown({ fund: 'HI', year: '2022-23', through })).toBe('fund=HI&year=2022-23&through=6');
  });

  test.each([
    [{ fund: 'NO' }, 'UnknownFund', 'no fund NO is known'],
    [{ year: '1999-00' }, 'UnknownYear', 'the fund HI has no year 1999-00'],
    [{ year: '2022' }, 'InvalidValue', '2022'],
    [{ through: '14' }, 'UnknownPeriod', 'no period 14 is known'],
    [{ through: '1e0' }, 'UnknownPeriod', 'no period 1e0 is known'],
  ])('%j is refused by name', async (asked, code, message) => {
    await expect(selectionOf(readings, asked)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
  });

  test('a filter that a page does not know is an error, and so is one given twice', () => {
    expect(() => filters({ region: 'x' }, ['fund'])).toThrow('no filter region is known here');
    expect(() => filters({ fund: ['a', 'b'] }, ['fund'])).toThrow('given twice');
    expect(filters({ fund: '' }, ['fund'])).toEqual({});
  });
});
