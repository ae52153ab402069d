import { pence, ZERO } from '#kernel';
import { CORE, type SubmitReturn } from '#domain/spend-return';
import { TEMPLATES } from '../kinds/index.js';
import { readHead, readLine } from '../kinds/returns.js';
import { RETURNS } from '../kinds/returns-template.js';
import { planned } from '../kinds/table-kind.js';
import { linesReference } from '../command-id.js';
import { lineText } from '../spool/line-text.js';
import { ReturnInFile, returnKey } from '../spool/return-in-file.js';
import { sameTexts } from '../spool/same-texts.js';
import { Spool } from '../spool/spool.js';
import type { Content } from './content.js';
import type { Reading } from './reading.js';
import { reportOutOfTheOrdinary } from './out-of-the-ordinary.js';
import { Past } from './past.js';
import { readRows } from './read-rows.js';
import { reportRepeats } from './repeated-lines.js';
import { abolishedOn, firstDay, warnIfSucceeded } from './warn-succeeded.js';

/** Reads a file of returns of any size in bounded memory: parsed once, lines spooled, then each return looked at as a whole. */
export async function readReturns(reading: Reading): Promise<Content> {
  const { source, inspection, scope, limits, findings, world, overlay, lookups, onProgress } = reading;
  const spool = await Spool.create();
  try {
    const returns = new Map<string, ReturnInFile>();
    let current: ReturnInFile | undefined;
    const { rows, header } = await readRows(
      source,
      inspection,
      RETURNS,
      TEMPLATES,
      scope,
      findings,
      {
        visit(cells) {
          const head = readHead(cells, world);
          const { ics, year, period, coreComplete } = head;
          const headRead = ics !== '' && year !== '' && period !== 0;
          if (!current || current.ics !== ics || current.year !== year || current.period !== period) {
            current = headRead ? returns.get(returnKey(ics, year, period)) : undefined;
          }
          if (!headRead) findings.hasUnreadRows = true;
          if (headRead && !current) {
            current = new ReturnInFile(ics, year, period, coreComplete, cells.row);
            returns.set(current.key, current);
            if (world) warnIfSucceeded(cells, ics, firstDay(year, period), world);
          }
          if (current && coreComplete !== null && (current.coreComplete ??= coreComplete) !== coreComplete) {
            cells.fail('core_complete', 'core_complete_disagrees', disagrees(current));
          }
          const line = readLine(cells, head, world);
          if (!current) return;
          for (const { rule, amountPence, message } of cells.warnings) {
            current.stated.add({ rule, line: line.line, amountPence: pence(amountPence), sentence: message });
          }
          if (!cells.good) {
            current.hasBadLine = true;
            if (line.line !== '') spool.add(current, cells.row, idAlone(line.line, cells.row));
            current.lineCount += line.line === '' ? 0 : 1;
            return;
          }
          current.lineCount += 1;
          if (current.passesTheMost(line.amountPence)) {
            cells.fail(
              'amount',
              'return_total_too_large',
              'The amounts of this return come to more than £100bn, leaving their signs aside: check them.',
            );
          }
          current.note(cells.row, line);
          spool.add(current, cells.row, lineText(line));
        },
        limits,
        world,
        drain: () => spool.drain(),
      },
      onProgress,
    );
    await spool.drain(true);
    const all = [...returns.values()];
    if (header) reportRepeats(spool, all, header, findings);
    if (header && world) {
      const past = await Past.of(lookups, world, overlay, all);
      reportOutOfTheOrdinary(past, spool, all, header, findings);
    }
    return content(reading, spool, all, rows, header);
  } catch (error) {
    await spool.dispose();
    throw error;
  }
}

/** Of a line that is wrong elsewhere: a return with one goes nowhere, and its `line` is only held against those of the others. */
const idAlone = (line: string, row: number): string =>
  lineText({ line, amountPence: ZERO, chargedTo: CORE, description: `row ${row}` });

const disagrees = (first: ReturnInFile): string =>
  `Row ${first.firstRow} of this return says ${first.coreComplete ? 'yes' : 'no'}: write the same in every row of a return.`;

function content(
  { inspection, world, lookups }: Reading,
  spool: Spool,
  returns: readonly ReturnInFile[],
  rows: number,
  header: Content['header'],
): Content {
  const byKey = new Map(returns.map((each) => [each.key, each]));
  const commands = returns.map((each) => {
    const { key, firstRow, ics, year, period, coreComplete, lineCount } = each;
    return planned<SubmitReturn>(firstRow, key, 'SubmitReturn', {
      ics,
      year,
      period,
      coreComplete: coreComplete ?? false,
      // None when every line is at fault: the command is only rehearsed then, so that sign-offs find their return.
      lineCount: Math.max(lineCount, 1),
      reference: linesReference(inspection.sha256, 'returns', key),
      totalPence: pence(each.totalPence),
      linesSha256: each.hash.digest('hex'),
      // When an accepted file is finished, whether the year stood open was decided at its acceptance.
      yearClosedOn: world?.yearClosedOn(ics, year) ?? null,
      abolishedOn: abolishedOn(ics, world),
      locked: world?.lockOn(ics, year, period) ?? null,
      restatementReason: null,
      ...each.stated.all(),
    });
  });
  return {
    rows,
    header,
    template: RETURNS,
    names: new Set(),
    plan: () => commands,
    async issue({ key }, command, ports) {
      const submit = command as SubmitReturn;
      const of = byKey.get(key) as ReturnInFile;
      const outcome = await ports.submitReturn(submit, sameTexts(spool, of, submit.data.linesSha256));
      if (of.digest !== null) lookups.returnWritten(submit.data.reference, of.digest);
      return outcome;
    },
    dispose: () => spool.dispose(),
  };
}
