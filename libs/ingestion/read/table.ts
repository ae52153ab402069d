import type { Header, Template } from '../cells/header.js';
import type { Mark } from '../cells/mark.js';

/** Rows in file order; `firstRow` is the number of the first of them, and none is left out within a batch. */
export interface RowBatch {
  readonly firstRow: number;
  readonly rows: readonly (readonly string[])[];
  /** By the number of the row: what a spreadsheet says of its cells beside their text. */
  readonly marks?: ReadonlyMap<number, readonly Mark[]>;
  /** Numbers of rows that the spreadsheet does not show. */
  readonly hidden?: ReadonlySet<number>;
}

export interface Table {
  readonly header: Header;
  readonly batches: AsyncIterable<RowBatch>;
  /** The sheet of the workbook that is read. */
  readonly sheet?: string;
  /** Columns with a name that the spreadsheet does not show, from 0. */
  readonly hiddenColumns?: readonly number[];
  /** Names of other sheets that hold a table of this template and are not read. */
  readonly alike?: (template: Template) => Promise<readonly string[]>;
}

/** The bytes were others when they were read again: somebody wrote to the file meanwhile. */
export const FILE_CHANGED = 'The file changed while it was read: close it elsewhere and hand it in again.';
