/** Two transactions waited for one another; one waited longer than it may; one would have written over what it had not read. */
const GAVE_WAY: readonly unknown[] = ['40P01', '55P03', '40001'];

/** PostgreSQL ended this transaction in favour of another: the same again may well go through. */
export const gaveWay = (error: unknown): boolean =>
  GAVE_WAY.includes((error as { code?: unknown } | null)?.code);
