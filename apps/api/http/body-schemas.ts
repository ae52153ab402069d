import { financialYear, parsePeriod } from '#kernel';
import { parseKnownAt } from '#projections/facts';
import { z } from 'zod';

/** Text that is not blank, and not longer than anybody needs. */
export const bodyText = (max: number): z.ZodString => z.string().trim().min(1, 'is empty').max(max);

/** Text that one of the kernel's constructors takes; its own sentence is the error. */
const made = <T>(text: z.ZodType<string | number>, make: (text: string) => T) =>
  text.transform((given, context): T => {
    try {
      return make(String(given));
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });

export const yearMember = made(bodyText(7), financialYear).meta({ description: 'Financial year, 2022-23' });
export const periodMember = made(z.union([bodyText(3), z.number().int()]), parsePeriod).meta({
  description: 'A period: 1 to 13, or M1 to M13',
});
export const knownAtMember = made(bodyText(40), (text) => {
  parseKnownAt(text);
  return text;
}).meta({ description: 'A time, a date, or a log position: as known then' });

/** How many on a page, as a query parameter. */
export const atMost = (most: number, usual: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'must be a whole number above 0')
    .transform(Number)
    .refine((limit) => limit <= most, `must be at most ${most}`)
    .default(usual)
    .meta({ description: `How many on a page: 1 to ${most}, ${usual} when left out` });
