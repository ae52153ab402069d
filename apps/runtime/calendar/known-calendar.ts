import { KnownCalendar, lockOf, type MonthLocks } from '#domain/policies';
import { londonDate } from '#kernel';
import { accountFunds, calendarKnown, factsHead, type Db } from '#projections/facts';
import type { Runtime } from '../runtime.js';
import { bankHolidays } from './bank-holidays.js';

/** All that the calendar says, as known at a position. */
export async function knownCalendar(db: Db, at: bigint): Promise<KnownCalendar> {
  const calendar = new KnownCalendar();
  const { dates, extensions } = await calendarKnown(db, at);
  for (const each of dates) calendar.set(each);
  for (const each of extensions) calendar.extend(each);
  return calendar;
}

/** Which months take no return from a submitter today. */
export async function monthLocks({ pool, clock }: Pick<Runtime, 'pool' | 'clock'>): Promise<MonthLocks> {
  const { position } = await factsHead(pool);
  const [calendar, funds] = [await knownCalendar(pool, position), await accountFunds(pool, position)];
  const today = londonDate(clock());
  return (ics, year, period) => {
    const ofSystem = funds.get(`${ics}:${year}`) ?? [];
    const dates = calendar.returnDates(ofSystem, { ics, year, period }, bankHolidays());
    return lockOf(dates, today, bankHolidays());
  };
}
