import { plainDate } from '#kernel';
import { z } from 'zod';
import { bodyText } from '../body-schemas.js';

const ics = bodyText(20);

/** A merger or a division on one date, whole. */
export const changeBody = z.strictObject({
  effectiveOn: bodyText(10).transform((text, context) => {
    try {
      return plainDate(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  }),
  predecessors: z
    .array(
      z.strictObject({
        predecessor: ics,
        successors: z
          .array(z.strictObject({ icsCode: ics, shareBp: z.number().int().min(1).max(10000) }))
          .min(1)
          .max(100),
      }),
    )
    .min(1)
    .max(100),
  reason: bodyText(1000),
});
export type ChangeBody = z.output<typeof changeBody>;

export const withdrawalBody = z.strictObject({ reason: bodyText(1000) });
export type WithdrawalBody = z.output<typeof withdrawalBody>;
