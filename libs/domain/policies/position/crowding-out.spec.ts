import { pounds } from '../../testing/facts.js';
import { crowdingOut } from './crowding-out.js';

describe('crowding out', () => {
  it('shares what was misdirected and diverted among the pressures, the largest first', () => {
    const position = {
      misdirectedBy: { workforce: pounds(1), ambulance: pounds(1) },
      divertedBy: { workforce: pounds(1) },
    };
    expect(crowdingOut([position])).toEqual([
      { pressure: 'workforce', amountPence: pounds(2), shareBp: 6667 },
      { pressure: 'ambulance', amountPence: pounds(1), shareBp: 3333 },
    ]);
  });

  it('nets charges and virements of one pressure, and leaves out one that gave more than it took', () => {
    const position = {
      misdirectedBy: { workforce: pounds(5), ambulance: pounds(3) },
      divertedBy: { workforce: pounds(-9) },
    };
    expect(crowdingOut([position])).toEqual([
      { pressure: 'ambulance', amountPence: pounds(3), shareBp: 10000 },
    ]);
  });

  it('sums accounts before it shares, ties by name', () => {
    const one = { misdirectedBy: { workforce: pounds(5) }, divertedBy: {} };
    const other = { misdirectedBy: { workforce: pounds(-2) }, divertedBy: { ambulance: pounds(3) } };
    expect(crowdingOut([one, other])).toEqual([
      { pressure: 'ambulance', amountPence: pounds(3), shareBp: 5000 },
      { pressure: 'workforce', amountPence: pounds(3), shareBp: 5000 },
    ]);
  });

  it('is null when no pressure took anything', () => {
    expect(crowdingOut([])).toBeNull();
    expect(crowdingOut([{ misdirectedBy: { workforce: pounds(-5) }, divertedBy: {} }])).toBeNull();
  });
});
