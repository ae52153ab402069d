/** Which columns of a ledger's extract say what. Names as in its header; small and capital letters are the same. */
export interface MappingColumns {
  readonly costCentre: string;
  readonly accountCode: string;
  /** Either this, or both of the next two. */
  readonly amount: string | null;
  readonly debit: string | null;
  readonly credit: string | null;
  readonly description: string | null;
  readonly supplier: string | null;
  /** At most one of these two. Rows of other months are left out and told. Null: the whole extract is of the month. */
  readonly date: string | null;
  readonly period: string | null;
  /** How the ledger writes dates; 2022-07-01 is always read. */
  readonly dateForm: DateForm;
}

export const DATE_FORMS = ['YYYY-MM-DD', 'DD/MM/YYYY'] as const;
export type DateForm = (typeof DATE_FORMS)[number];

/** What a row of the extract is in the return. Patterns are codes; with `*` at the end, all codes that begin so; `*` alone is any. */
export interface MappingRule {
  readonly costCentre: string;
  readonly accountCode: string;
  /** The row is none of the return's; its money is told apart. */
  readonly ignore: boolean;
  /** A fund, or `core`; null for what is ignored, and so are the rest. */
  readonly chargedTo: string | null;
  readonly purpose: string | null;
  readonly programme: string | null;
  readonly evidence: string | null;
}

/** How a ledger's extract becomes a return: the first rule that fits a row says what it is. */
export interface Mapping {
  readonly columns: MappingColumns;
  readonly rules: readonly MappingRule[];
}

export const ANY = '*';

/** Whether a pattern takes a code. A blank code is taken by `*` alone. */
export const takesCode = (pattern: string, code: string): boolean =>
  pattern.endsWith(ANY) ? code.startsWith(pattern.slice(0, -1)) : pattern === code;

/** Whether every code that `inner` takes is taken by `outer` as well. */
export const covers = (outer: string, inner: string): boolean =>
  outer.endsWith(ANY) ? inner.startsWith(outer.slice(0, -1)) : outer === inner;

/** The rules of a mapping, asked again and again of the same pairs: the place of the first that fits, or −1. */
export class RuleBook {
  private readonly known = new Map<string, number>();

  constructor(private readonly rules: readonly MappingRule[]) {}

  placeOf(costCentre: string, accountCode: string): number {
    const key = `${costCentre}\u0000${accountCode}`;
    let place = this.known.get(key);
    if (place === undefined) {
      place = this.rules.findIndex(
        (rule) => takesCode(rule.costCentre, costCentre) && takesCode(rule.accountCode, accountCode),
      );
      this.known.set(key, place);
    }
    return place;
  }
}
