import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Footprint } from '#domain/policies';
import {
  oversightReportOf,
  renderOversightCsv,
  renderOversightHtml,
  renderOversightJson,
  renderOversightTotalsCsv,
  scopeAsked,
  scopeInFileName,
} from '#reporting';
import type { Command } from 'commander';
import { createReadings } from '../../runtime/index.js';
import { print, printJson } from '../io.js';
import { footprintOption, withSelection, type SelectionOptions } from '../options.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

interface ReportOptions extends CommonOptions, SelectionOptions {
  readonly out: string;
  readonly footprint: Footprint;
  readonly region?: string;
  readonly ics?: string;
}

export const REPORT = (program: Command): Command =>
  withSelection(
    program.command('report').description('the oversight report as JSON, CSV and an HTML page to print'),
  )
    .addOption(footprintOption())
    .option('--region <code>', 'of one region alone, e.g. Y62')
    .option('--ics <code>', 'of one system alone')
    .requiredOption('--out <folder>', 'where the files go')
    .option('--json', 'print where the files are as JSON')
    .action((options: ReportOptions) =>
      withRuntime(options, async (runtime) => {
        const { fund, year, through, knownAt, out, footprint } = options;
        const scope = scopeAsked(options.region, options.ics);
        const query = {
          fund,
          year,
          through,
          footprint,
          scope,
          ...(knownAt === undefined ? {} : { knownAt }),
        };
        const report = await oversightReportOf(createReadings(runtime), query);
        await mkdir(out, { recursive: true });
        const today = footprint === 'current_footprint' ? '-current-footprint' : '';
        const name = `oversight-${fund}-${year}-M${through}${scopeInFileName(scope)}${today}`.replace(
          /[^\w.-]/g,
          '_',
        );
        const files = {
          json: join(out, `${name}.json`),
          csv: join(out, `${name}.csv`),
          totals: join(out, `${name}-totals.csv`),
          html: join(out, `${name}.html`),
        };
        await writeFile(files.json, renderOversightJson(report));
        await writeFile(files.csv, renderOversightCsv(report));
        await writeFile(files.totals, renderOversightTotalsCsv(report));
        await writeFile(files.html, renderOversightHtml(report));
        if (options.json) printJson({ figuresAsOf: report.figuresAsOf, files });
        else print(Object.values(files).join('\n'));
      }),
    );
