import { plainDate } from '#kernel';
import { z } from 'zod';
import { figuresAsOf, object, text, time, whole, type Schema } from '../../openapi/schemas.js';
import { bodyText, periodMember, yearMember } from '../body-schemas.js';
import { positionsQuery, yearParameter } from '../query-schemas.js';

export const calendarQuery = z.strictObject({
  fund: positionsQuery.shape.fund,
  year: yearParameter,
  ics: positionsQuery.shape.ics,
  knownAt: positionsQuery.shape.knownAt,
  minPosition: positionsQuery.shape.minPosition,
});
export type CalendarParameters = z.output<typeof calendarQuery>;

const dateMember = bodyText(10).refine(
  (given) => {
    try {
      return plainDate(given) === given;
    } catch {
      return false;
    }
  },
  { message: 'must be a date like 2022-07-15' },
);
export const extensionBody = z.strictObject({
  fund: bodyText(80).meta({ description: 'Fund code, or * for every fund' }),
  ics: bodyText(20).meta({ description: 'ODS code of the system' }),
  year: yearMember,
  period: periodMember,
  until: dateMember.meta({ description: 'The return is due on this day instead' }),
  reason: bodyText(1000),
});

const date: Schema = { type: 'string', format: 'date' };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Schema): Schema => ({ type: 'array', items });
const flag: Schema = { type: 'boolean' };

const month = object({
  period: whole,
  dueOn: orNull(date),
  signOffBy: orNull(date),
  extension: orNull(object({ until: date, reason: text, grantedBy: text, grantedAt: time })),
  state: { enum: ['missing', 'submitted', 'signed'] },
  overdue: flag,
  locked: flag,
  lockedSince: orNull(date),
  openUntil: orNull(date),
  why: text,
});
export const calendarSchema = object({
  ...{ figuresAsOf, today: date, fund: text, year: text },
  dates: list(object({ period: whole, dueOn: date, signOffBy: date })),
  systems: list(object({ ics: text, months: list(month) })),
});
export const grantedSchema = object({ position: text });
