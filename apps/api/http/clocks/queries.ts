import { z } from 'zod';
import { positionsQuery, throughParameter, yearParameter } from '../query-schemas.js';

const momentParameter = positionsQuery.shape.knownAt.unwrap();

export const changesQuery = z.strictObject({
  fund: positionsQuery.shape.fund,
  year: yearParameter,
  through: throughParameter,
  ics: positionsQuery.shape.ics,
  from: momentParameter.meta({ description: 'What was known then: a time, a date, or a log position' }),
  to: momentParameter.optional().meta({ description: 'And what is known at this one; left out, now' }),
  minPosition: positionsQuery.shape.minPosition,
});
export type ChangesParameters = z.output<typeof changesQuery>;
