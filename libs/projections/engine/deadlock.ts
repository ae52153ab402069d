/** PostgreSQL found that two transactions waited for one another, and ended this one. */
export const isDeadlock = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '40P01';
