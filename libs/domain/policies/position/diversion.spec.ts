import type { Pence, Period } from '#kernel';
import { anAccount, pounds } from '../../testing/facts.js';
import type { CorePressure } from '../core-pressure.js';
import { diversionOf } from './diversion.js';
import type { AccountFacts } from './facts.js';

type Virement = AccountFacts['virements'][number];
const out = (period: Period, pressure: CorePressure, amountPence: Pence): Virement => ({
  period,
  direction: 'out',
  pressure,
  amountPence,
});
const back = (period: Period, pressure: CorePressure, amountPence: Pence): Virement => ({
  ...out(period, pressure, amountPence),
  direction: 'in',
});
const diversion = (through: Period, ...virements: Virement[]): ReturnType<typeof diversionOf> =>
  diversionOf(anAccount(pounds(1000), { virements }), through);

describe('diverted money', () => {
  it('is what went out less what came back, over the account', () => {
    const it = diversion(12, out(1, 'workforce', pounds(100)), back(2, 'ambulance', pounds(30)));
    expect(it.totalPence).toBe(pounds(70));
    expect(Object.fromEntries(it.by)).toEqual({ workforce: pounds(100), ambulance: pounds(-30) });
  });

  it('is never below zero, while its parts are reported as they are', () => {
    const it = diversion(12, back(2, 'ambulance', pounds(30)));
    expect(it.totalPence).toBe(0);
    expect(it.by.get('ambulance')).toBe(pounds(-30));
  });

  it('leaves later periods out, M13 too', () => {
    const virements = [out(3, 'workforce', pounds(1)), out(13, 'workforce', pounds(10))];
    expect(diversion(12, ...virements).totalPence).toBe(pounds(1));
    expect(diversion(13, ...virements).totalPence).toBe(pounds(11));
  });

  it('knows of a virement that came back whole', () => {
    const it = diversion(4, out(3, 'workforce', pounds(1)), back(4, 'workforce', pounds(1)));
    expect(it).toMatchObject({ totalPence: 0, anyVirement: true });
    expect(diversion(2, out(3, 'workforce', pounds(1))).anyVirement).toBe(false);
  });
});
