import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { reportingTemplates } from '../templates.js';
import type { OversightReport } from './report.js';
import { reportView } from './report-view.js';

/** Where the same report can be had for machines; left out when the page is a file of its own. */
export interface ReportLinks {
  readonly back: string;
  readonly json: string;
  readonly csv: string;
}

let environment: nunjucks.Environment | undefined;

/** Templates escape everything that is not made by the chart builders; an undefined member is an error, not a gap. */
function templates(): nunjucks.Environment {
  environment ??= new nunjucks.Environment(new nunjucks.FileSystemLoader(reportingTemplates()), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  return environment;
}

/** The style inside the page, byte for byte, so that a server can allow exactly it. */
export const oversightStyle = (): string =>
  ['figures.css', 'report.css']
    .map((file) => readFileSync(join(reportingTemplates(), file), 'utf8'))
    .join('');

/** The report as one HTML file that needs nothing else, made to be printed. */
export function renderOversightHtml(report: OversightReport, links: ReportLinks | null = null): string {
  return templates().render('oversight-report.njk', {
    report,
    view: reportView(report),
    links,
    style: oversightStyle(),
  });
}
