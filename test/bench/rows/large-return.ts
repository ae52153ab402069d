import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  bytesSource,
  checkOnly,
  importFile,
  loadFolder,
  OUTSIDE_LIMITS,
  type ImportContext,
} from '#ingestion';
import { ingestionPorts } from '../../../apps/runtime/index.js';
import type { BenchHouse } from '../bench-house.js';
import { LARGE_LINES, largeReturn, type LargeReturn } from '../data/large-return.js';
import { writeRegisters, type Registers } from '../data/national.js';
import { bounded } from '../harness/alternate.js';
import { secondsSince } from '../harness/rate.js';
import type { Row } from '../harness/row.js';
import type { Size } from '../size.js';

/** Months that the other rows leave alone. */
const FIRST_PERIOD = 8;
const ROUNDS = 3;
const CHECKED_S = { csv: 5, xlsx: 15 } as const;
const DURABLE_S = 5;
type Format = keyof LargeReturn;

/** The largest return that anybody hands in, as CSV and as a workbook: until every error is listed, and until a good one is durable. */
export async function largeReturnRows(house: BenchHouse, size: Size): Promise<Row[]> {
  const registers = await writeRegisters(join(house.folder, 'registers'), size.month);
  const loaded = await loadFolder(
    join(house.folder, 'registers'),
    context(house),
    ingestionPorts(house.runtime),
  );
  if (loaded.status !== 'applied') throw new Error('the registers were not applied');
  const rows: Row[] = [];
  for (const format of ['csv', 'xlsx'] as const) {
    rows.push(await checkedRow(house, registers, format), await durableRow(house, registers, format));
  }
  return rows;
}

async function checkedRow(house: BenchHouse, registers: Registers, format: Format): Promise<Row> {
  const bytes = (await largeReturn(house.folder, registers, FIRST_PERIOD, true))[format];
  const measured: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const result = await checkOnly(
      bytesSource('returns', bytes),
      context(house),
      ingestionPorts(house.runtime),
    );
    measured.push(secondsSince(start));
    if (result.status !== 'rejected' || result.errors.length !== LARGE_LINES / 5)
      throw new Error(`the return was ${result.status}`);
  }
  const limit = CHECKED_S[format];
  return bounded({
    ...{ work: `${named(format)} checked, 10,000 errors listed`, unit: 's', limit, measured },
    limitIs: `${limit} s`,
  });
}

async function durableRow(house: BenchHouse, registers: Registers, format: Format): Promise<Row> {
  const measured: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const period = FIRST_PERIOD + (format === 'csv' ? 0 : ROUNDS) + round;
    const bytes = (await largeReturn(house.folder, registers, period, false))[format];
    await house.checkpoint();
    let checked = 0;
    const result = await importFile(
      bytesSource('returns', bytes),
      context(house),
      ingestionPorts(house.runtime),
      ({ step }) => {
        if (step === 'storing') checked = performance.now();
      },
    );
    measured.push(secondsSince(checked));
    if (result.status !== 'applied') throw new Error(`the return was ${result.status}`);
  }
  return bounded({
    ...{ work: `${named(format)}, from checked to durable`, unit: 's', limit: DURABLE_S, measured },
    limitIs: `${DURABLE_S} s`,
  });
}

const named = (format: Format): string =>
  `a return of ${LARGE_LINES.toLocaleString('en-GB')} lines as ${format === 'csv' ? 'CSV' : 'a workbook'}`;

const context = ({ runtime }: BenchHouse): ImportContext => ({
  actor: { id: 'bench', role: 'operator' },
  at: runtime.clock(),
  correlationId: randomUUID(),
  limits: OUTSIDE_LIMITS,
});
