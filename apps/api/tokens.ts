/** Injection tokens of what the composition root opens. */
export const RUNTIME = Symbol('Runtime');
export const IMPORTER = Symbol('Importer');
