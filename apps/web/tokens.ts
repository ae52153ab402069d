/** Injection token of what the composition root opens. */
export const RUNTIME = Symbol('Runtime');
