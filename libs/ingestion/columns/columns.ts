import { TEMPLATES } from '../kinds/index.js';
import { isKind, type Kind } from '../kinds/names.js';
import { BY_KIND } from './by-kind.js';
import { COMMON } from './common.js';
import { TAKES, type Meaning, type Takes } from './takes.js';

export type { Takes };

/** A kind of file that is a table. */
export type TableName = Exclude<Kind, 'funds'>;

/** One column of a file, as whoever fills it in needs it. */
export interface Column {
  readonly column: string;
  readonly required: boolean;
  readonly takes: Takes;
  /** The sentence of `takes`. */
  readonly form: string;
  /** The words to choose from; null where it is not a choice. */
  readonly values: readonly string[] | null;
  readonly what: string;
  readonly example: string;
}

export const isTable = (kind: string): kind is TableName => isKind(kind) && kind !== 'funds';

/** The columns of a file, the required ones first, in the order of its template. */
export function columnsOf(kind: TableName): readonly Column[] {
  const { required, optional } = TEMPLATES.find((each) => each.kind === kind)!;
  return [...required, ...optional].map((column, at) => {
    const { takes, what, example, values = null } = meaningOf(kind, column);
    return { column, required: at < required.length, takes, form: TAKES[takes], values, what, example };
  });
}

/** What a column means; throws where nobody has said it. */
function meaningOf(kind: TableName, column: string): Meaning {
  const meaning = BY_KIND[kind][column] ?? COMMON[column];
  if (meaning === undefined) throw new Error(`nobody has said what ${column} of ${kind} means`);
  return meaning;
}
