import { pence } from '#kernel';
import type { Header } from '../cells/header.js';
import { findRepeats } from '../spool/repeats.js';
import type { ReturnInFile } from '../spool/return-in-file.js';
import type { Spool } from '../spool/spool.js';
import type { Findings } from './findings.js';

/** `line` is unique in a return (an error); two lines equal in all else are a discrepancy. */
export function reportRepeats(
  spool: Spool,
  returns: readonly ReturnInFile[],
  header: Header,
  findings: Findings,
): void {
  const index = header.at('line');
  for (const each of returns) {
    const { sameId, sameContent } = findRepeats(spool, each);
    for (const { row, firstRow, line } of sameId) {
      const message = `Row ${firstRow} of this return has this line already: give each line a name of its own.`;
      findings.error(
        {
          row,
          column: 'line',
          cell: header.cell('line', row),
          value: line,
          rule: 'line_not_unique',
          message,
        },
        index,
      );
    }
    for (const { row, firstRow, line, amountPence } of sameContent) {
      const message = `This line is the same as row ${firstRow} in all but its name: check that it is not entered twice.`;
      const cell = header.cell('line', row);
      each.stated.add({ rule: 'same_line_twice', line, amountPence: pence(amountPence), sentence: message });
      findings.discrepancy(
        { row, column: 'line', cell, value: line, rule: 'same_line_twice', message, amountPence },
        index,
      );
    }
  }
}
