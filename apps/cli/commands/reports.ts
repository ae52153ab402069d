import { reportNumber } from '#domain/oversight-report';
import { readIssuedReports } from '#projections/reports';
import type { Command } from 'commander';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidValueError } from '#kernel';
import { isFrozenFile } from '#reporting';
import { frozenFile, issuedReport, type Runtime } from '../../runtime/index.js';
import { print, printJson } from '../io.js';
import { textTable } from '../tables.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

interface ReportsOptions extends CommonOptions {
  readonly number?: string;
  readonly out?: string;
}

/** Lists what was issued, or takes the files of one report out as they were frozen. */
export const REPORTS = (program: Command): Command =>
  program
    .command('reports')
    .description('the reports that were issued, the newest first')
    .option('--number <number>', 'one of them: writes its frozen files to --out')
    .option('--out <folder>', 'where the files go')
    .option('--json', 'as JSON')
    .action((options: ReportsOptions) =>
      withRuntime(options, async (runtime) => {
        const { number, out } = options;
        if ((number === undefined) !== (out === undefined))
          throw new InvalidValueError('options', { number, out }, '--number and --out go together');
        if (number !== undefined && out !== undefined) return takeOut(runtime, number, out, options.json);
        const rows = await readIssuedReports(runtime.pool, { limit: 100_000 });
        const reports = rows.map(({ issued, issuedAt, supersededBy }) => ({
          ...{ number: reportNumber(issued, issued.sequence), title: issued.title, through: issued.through },
          ...{ footprint: issued.footprint, position: issued.position, issuedAt },
          supersededBy: supersededBy === null ? null : reportNumber(issued, supersededBy),
        }));
        if (options.json) printJson({ reports });
        else if (reports.length === 0) print('No report was issued yet.');
        else
          print(
            textTable(
              ['number', 'title', 'through', 'issued', 'superseded by'],
              reports.map((each) => [
                ...[each.number, each.title, `M${each.through}`, each.issuedAt.slice(0, 10)],
                each.supersededBy ?? '',
              ]),
            ),
          );
      }),
    );

async function takeOut(runtime: Runtime, number: string, out: string, json = false): Promise<void> {
  const { issued } = await issuedReport(runtime, number);
  await mkdir(out, { recursive: true });
  const files: Record<string, string> = {};
  for (const { name } of issued.files) {
    if (!isFrozenFile(name)) continue;
    files[name] = join(out, name);
    await writeFile(files[name], (await frozenFile(runtime, number, name)).bytes);
  }
  if (json) printJson({ number, files });
  else print(Object.values(files).join('\n'));
}
