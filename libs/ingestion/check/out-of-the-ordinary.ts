import { pence, two } from '#kernel';
import { discrepanciesOf, type ReturnDiscrepancy } from '#domain/policies';
import type { Header } from '../cells/header.js';
import { linesAtRows } from '../spool/lines-at-rows.js';
import type { ReturnInFile } from '../spool/return-in-file.js';
import type { Spool } from '../spool/spool.js';
import type { Findings } from './findings.js';
import type { Past } from './past.js';

const inTime = (a: ReturnInFile, b: ReturnInFile): number =>
  a.year < b.year ? -1 : a.year > b.year ? 1 : a.period - b.period;

/**
 * What is out of the ordinary about each return as a whole, system by system in the order of time, so that each is held against
 * those before it. A return with a bad line is left out: what is missing of it is not odd but wrong, and told already.
 */
export function reportOutOfTheOrdinary(
  past: Past,
  spool: Spool,
  returns: readonly ReturnInFile[],
  header: Header,
  findings: Findings,
): void {
  for (const ics of new Set(returns.map((each) => each.ics))) {
    const ofSystem = returns.filter((each) => each.ics === ics && !each.hasBadLine).sort(inTime);
    for (const each of ofSystem) {
      const present = each.finishDigest();
      const found = discrepanciesOf(past.inputFor(present));
      each.digest = past.keep(present);
      if (found.length > 0) report(found, each, spool, header, findings, returns.length > 1);
    }
  }
}

function report(
  found: readonly ReturnDiscrepancy[],
  each: ReturnInFile,
  spool: Spool,
  header: Header,
  findings: Findings,
  isOneOfMany: boolean,
): void {
  const rows = found.flatMap(({ at }) => (at === null ? [] : [at]));
  const lines = linesAtRows(spool, each, rows);
  const which = isOneOfMany ? `${each.ics} for ${each.year} M${two(each.period)}: ` : '';
  for (const { rule, sentence, amountPence, at } of found) {
    const line = at === null ? null : (lines.get(at) ?? null);
    each.stated.add({ rule, line, amountPence: pence(amountPence), sentence });
    findings.discrepancy(
      {
        row: at ?? each.firstRow,
        ...(at === null
          ? { column: null, cell: null, value: null }
          : { column: 'line', cell: header.cell('line', at), value: line }),
        ...{ rule, message: `${which}${sentence}`, amountPence },
      },
      at === null ? -1 : header.at('line'),
    );
  }
}
