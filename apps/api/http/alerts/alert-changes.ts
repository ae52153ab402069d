import { MAX_FREE_TEXT } from '#domain/policies';
import { z } from 'zod';

export const acknowledgement = z.strictObject({
  until: z.iso.date('must be a date, YYYY-MM-DD').meta({ description: 'The last day that it is put aside' }),
});
export const assignment = z.strictObject({
  personId: z
    .string()
    .max(60)
    .nullable()
    .meta({ description: 'From /v1/people; null takes it from whoever has it' }),
});
export const reply = z.strictObject({ text: z.string().trim().min(1).max(MAX_FREE_TEXT) });
export const closing = z.strictObject({ reason: z.string().trim().min(1).max(MAX_FREE_TEXT) });
