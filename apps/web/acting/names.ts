import { ANYBODY } from '../../runtime/index.js';

/** Who acts without being a person: whoever named nobody, and the operator, who loads files. */
const NO_PERSON: Readonly<Record<string, string>> = {
  [ANYBODY.id]: 'nobody in particular',
  operator: 'the operator',
};

/** Who somebody is to a reader, inside a sentence: the name, while it is kept. Names are by id. */
export const nameOf = (names: ReadonlyMap<string, string>, id: string): string =>
  names.get(id) ?? NO_PERSON[id] ?? 'somebody whose name is not kept';
