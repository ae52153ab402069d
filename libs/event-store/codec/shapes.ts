import type { FinancialYear, Instant, Pence, Period, PlainDate } from '#kernel';
import type { AccountKey } from '#domain/ring-fence-account';
import { z } from 'zod';
import type { ShapeCheck } from './entry.js';

// The members that events are made of. They look at the shape of what is stored; that a code is registered or a date
// inside its year was the deciders' business when the event was decided, and rules change while events do not.

export const text = z.string();
export const code = z.string().min(1).max(200);
export const flag = z.boolean();
const safeInteger = (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) =>
  z.number().int().min(min).max(max);
export const count = safeInteger(0);
export const wholeNumber = safeInteger();
export const bp = safeInteger();
export const pence = z.custom<Pence>((value) => Number.isSafeInteger(value), 'must be whole pence');
export const version = safeInteger(1);
export const period: z.ZodType<Period> = safeInteger(1, 13);
export const year: z.ZodType<FinancialYear> = z.string().regex(/^\d{4}-\d{2}$/);
export const date: z.ZodType<PlainDate> = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const instant: z.ZodType<Instant> = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export const position = z.string().regex(/^\d{1,19}$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);

export const account: z.ZodType<AccountKey> = z.strictObject({ fund: code, ics: code, year });

/** One of the union's words; leaving one out, or adding one, does not compile. */
export function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): z.ZodType<Word> {
  const all: ReadonlySet<string> = new Set(Object.keys(words));
  return z.custom<Word>(
    (value) => typeof value === 'string' && all.has(value),
    `must be one of ${[...all].join(', ')}`,
  );
}

/** The schema as a check that copies nothing. Objects are strict: a member that nobody knows is a fault. */
export function shaped<Data>(schema: z.ZodType<Data>): ShapeCheck {
  return (data) => {
    const result = schema.safeParse(data);
    if (result.success) return null;
    return result.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.') || 'data'}: ${message}`)
      .join('; ');
  };
}
