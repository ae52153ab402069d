import type { Located, TableKind } from '../kinds/table-kind.js';
import { TEMPLATES } from '../kinds/index.js';
import type { Content } from './content.js';
import type { Reading } from './reading.js';
import { readRows } from './read-rows.js';
import { rowReport } from './row-report.js';

/** Small files are held in memory; none of the contract comes near. */
export const MAX_TABLE_ROWS = 200_000;
/** Of all its cells; one may have as many as a megabyte. */
export const MAX_TABLE_CHARACTERS = 64 * 1024 * 1024;

/** Reads a small file whole: every row, then the rules between rows. */
export async function readTable<R>(kind: TableKind<R>, reading: Reading): Promise<Content> {
  const { source, inspection, scope, limits, findings, world, overlay, onProgress } = reading;
  const located: Located<R>[] = [];
  const faulty: Located<R>[] = [];
  let characters = 0;
  const { rows, header } = await readRows(
    source,
    inspection,
    kind,
    TEMPLATES,
    scope,
    findings,
    {
      maxRows: MAX_TABLE_ROWS,
      isFull: () => characters > MAX_TABLE_CHARACTERS,
      limits,
      world,
      visit(cells) {
        for (const text of cells.raw()) characters += text.length;
        const value = kind.read(cells, world);
        kind.contribute?.(value, overlay);
        (cells.good ? located : faulty).push({ row: cells.row, value, cells: cells.raw() });
      },
    },
    onProgress,
  );
  if (faulty.length > 0) findings.hasUnreadRows = true;
  if (header) kind.across?.(located, rowReport(header, findings), faulty);
  const names = new Set(
    located.flatMap(({ value }) => kind.names?.(value) ?? []).filter((name) => name !== null),
  );
  // Made when the first refusal asks: most files have none.
  let cellsOf: Map<number, readonly string[]> | undefined;
  return {
    rows,
    header,
    template: kind,
    found: (row, column) => {
      cellsOf ??= new Map(located.map((each) => [each.row, each.cells]));
      return cellsOf.get(row)?.[header?.at(column) ?? -1]?.trim();
    },
    names,
    ...(kind.referenced === undefined ? {} : { referenced: kind.referenced }),
    plan: (person) => kind.plan(located, person),
    issue: (_planned, command, commands) => commands.execute(command),
    dispose: () => Promise.resolve(),
  };
}
