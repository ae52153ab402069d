import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { importFile, loadFolder, type FileSource, type ImportContext } from '#ingestion';
import { ingestionPorts } from '../../../apps/runtime/index.js';
import type { Cells } from '../../../libs/ingestion/cells/cells.js';
import { Findings } from '../../../libs/ingestion/check/findings.js';
import { readRows } from '../../../libs/ingestion/check/read-rows.js';
import { TEMPLATES } from '../../../libs/ingestion/kinds/index.js';
import { RETURNS } from '../../../libs/ingestion/kinds/returns-template.js';
import { readHead, readLine } from '../../../libs/ingestion/kinds/returns.js';
import { inspect } from '../../../libs/ingestion/read/inspect.js';
import type { BenchHouse } from '../bench-house.js';
import { linesOf, writeRegisters, writeReturns, type Registers } from '../data/national.js';
import { alternate } from '../harness/alternate.js';
import { secondsSince } from '../harness/rate.js';
import type { Row } from '../harness/row.js';
import type { Size } from '../size.js';

/** Loads the registers, then a month for each round: from file to durable, against reading and validating its cells alone. */
export async function loadRow(house: BenchHouse, size: Size): Promise<Row> {
  const folder = join(house.folder, 'registers');
  const registers = await writeRegisters(folder, size.month);
  const result = await loadFolder(folder, context(house), ingestionPorts(house.runtime));
  if (result.status !== 'applied')
    throw new Error(`the registers were not applied: ${JSON.stringify(result)}`);
  const lines = linesOf(size.month);
  return alternate({
    work: `load ${lines.toLocaleString('en-GB')} return lines, file to durable`,
    unit: 'lines/s',
    limitIs: 'reading and validating the cells of the same file alone',
    goal: 0.5,
    rounds: size.loadRounds,
    // An import first brings the facts up to the log; what the round before wrote is not this round's work.
    async settle() {
      await house.runtime.catchUp();
      await house.checkpoint();
    },
    async ours(round) {
      const source = await month(house, size, registers, round);
      const start = performance.now();
      const imported = await importFile(source, context(house), ingestionPorts(house.runtime));
      const rate = lines / secondsSince(start);
      if (imported.status !== 'applied') throw new Error(`the month was ${imported.status}`);
      return rate;
    },
    async limit(round) {
      const source = await month(house, size, registers, round);
      const inspection = await inspect(() => source.open());
      const findings = new Findings(source.fileName);
      const visit = { visit: (cells: Cells) => void readLine(cells, readHead(cells, null), null) };
      const start = performance.now();
      const { rows } = await readRows(
        source,
        inspection,
        RETURNS,
        TEMPLATES,
        undefined,
        findings,
        visit,
        () => undefined,
      );
      const rate = lines / secondsSince(start);
      if (rows !== lines || findings.totalErrors > 0) throw new Error('the month was not read whole');
      return rate;
    },
  });
}

async function month(
  house: BenchHouse,
  size: Size,
  { systems, years }: Registers,
  round: number,
): Promise<FileSource> {
  const path = join(house.folder, `returns-${round}.csv`);
  await writeReturns(path, { ...size.month, systems, year: years[0]!, firstPeriod: round + 1 });
  return {
    kind: 'returns',
    fileName: basename(path),
    open: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
  };
}

const context = ({ runtime }: BenchHouse): ImportContext => ({
  actor: { id: 'bench', role: 'operator' },
  at: runtime.clock(),
  correlationId: randomUUID(),
});
