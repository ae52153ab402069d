import { ANYBODY } from '../../runtime/index.js';

/** Who somebody is to a reader, inside a sentence: the name, while it is kept. Names are by id. */
export const nameOf = (names: ReadonlyMap<string, string>, id: string): string =>
  names.get(id) ?? (id === ANYBODY.id ? 'nobody in particular' : 'somebody whose name is not kept');
