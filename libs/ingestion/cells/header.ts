/** The columns of one file and how its cells are called. `json` rows have pointers for cell names. */
export class Header {
  private readonly index = new Map<string, number>();

  constructor(
    readonly names: readonly string[],
    private readonly json: boolean,
  ) {
    names.forEach((name, at) => {
      if (name !== '' && !this.index.has(name)) this.index.set(name, at);
    });
  }

  /** −1 when the file has no such column. */
  at(column: string): number {
    return this.index.get(column) ?? -1;
  }

  /** `D14`, or `/13/amount`; a column that is not in the file has no cell. */
  cell(column: string, row: number): string | null {
    if (this.json) return `/${row - 1}/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const at = this.at(column);
    return at < 0 ? null : `${columnLetters(at)}${row}`;
  }

  /** Which of these the file lacks. */
  missing(columns: readonly string[]): string[] {
    return columns.filter((column) => !this.index.has(column));
  }
}

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** Column names as they are compared: trimmed, in small letters. */
export function normalised(names: readonly string[]): string[] {
  return names.map((name) => name.trim().toLowerCase());
}

export interface Template {
  readonly kind: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}
