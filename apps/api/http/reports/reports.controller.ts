import {
  oversightReportOf,
  READINGS,
  renderOversightCsv,
  renderOversightJson,
  scopeAsked,
  scopeInFileName,
  type Readings,
} from '#reporting';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { oversightReport } from '../../openapi/report-schema.js';
import { text } from '../../openapi/schemas.js';
import { RUNTIME } from '../../tokens.js';
import { awaitPosition } from '../min-position.js';
import { reportQuery, type ReportParameters } from '../query-schemas.js';

interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

@ApiTags('reports')
@Controller('v1/reports')
export class ReportsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
  ) {}

  @Get('oversight')
  @ApiOperation({ summary: 'The oversight report of a fund, year and period.' })
  @answers(200, 'The report, whole.', { 'application/json': oversightReport, 'text/csv': text })
  @problems(400, 403, 503)
  async oversight(
    @Query({ schema: reportQuery }) query: ReportParameters,
    @Res() reply: Reply,
  ): Promise<void> {
    const { minPosition, format, knownAt, region, ics, footprint, ...rest } = query;
    await awaitPosition(this.runtime, minPosition);
    const scope = scopeAsked(region, ics);
    const report = await oversightReportOf(this.readings, {
      ...rest,
      ...(knownAt === undefined ? {} : { knownAt }),
      scope,
      ...(footprint === undefined ? {} : { footprint }),
    });
    if (format === 'csv') {
      const today = footprint === 'current_footprint' ? '-current-footprint' : '';
      const name = `oversight-${rest.fund}-${rest.year}-M${rest.through}${scopeInFileName(scope)}${today}.csv`;
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
        .send(renderOversightCsv(report));
    } else {
      reply.header('content-type', 'application/json; charset=utf-8').send(renderOversightJson(report));
    }
  }
}
