/** What is wrong with the text of a cell. `secret` keeps the value itself out of what is reported. */
export class CellFault {
  constructor(
    readonly rule: string,
    readonly message: string,
    readonly secret = false,
  ) {}
}

/** What a column is for, as far as it matters to what a spreadsheet does to its cells. Without one, the text says all. */
export type Use = 'code' | 'line' | 'number' | 'date' | 'yes_no';

/**
 * How to read one kind of cell: a value, or a fault (returned and not thrown: the good case makes no object). The text is
 * trimmed and not blank. `none` stands in for what could not be read and never reaches a command. `cached` marks kinds with few
 * distinct values in a file (codes, years), which are then read once each and share one string.
 */
export interface CellType<T> {
  readonly read: (text: string) => T | CellFault;
  readonly none: T;
  readonly cached?: boolean;
  /** What the column is for, where a spreadsheet may have made something else of its cells. */
  readonly use?: Use;
}
