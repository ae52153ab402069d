import { READINGS, type Readings } from '#reporting';
import { readIssuedReports } from '#projections/reports';
import { checkNames } from '#projections/positions';
import { factsHead } from '#projections/facts';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  compareReports,
  issuedReport,
  issueReport,
  verifyReport,
  type ComparedReports,
  type ReportVerification,
  type Runtime,
} from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { Changes } from '../changes.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { toAnswer, type IssuedAnswer } from './answers.js';
import {
  differencesQuery,
  issueBody,
  issuedQuery,
  type DifferencesParameters,
  type IssueBody,
  type IssuedParameters,
} from './requests.js';
import {
  differencesSchema,
  issuedPageSchema,
  issuedReportSchema,
  issuedSchema,
  verificationSchema,
} from './schemas.js';

@ApiTags('issued reports')
@Controller('v1/reports')
export class IssuedReportsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly writes: Writes,
  ) {}

  @Post()
  @Changes(
    'Issue a report: numbered and frozen. The very report that stands already is answered with its number.',
    issueBody,
  )
  @answers(201, 'It was issued.', { 'application/json': issuedSchema })
  @answers(200, 'It stood already: nothing was written.', { 'application/json': issuedSchema })
  issue(
    @Body(new BodyPipe(issueBody)) body: IssueBody,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.writes.answer(request, reply, async (person, meta) => {
      const { number, position } = await issueReport(this.runtime, this.readings, person, body, meta);
      const head = position ?? (await this.runtime.log.head()).position;
      const written = position === null ? 0 : 1;
      return { status: written === 0 ? 200 : 201, body: { number, written, position: head.toString() } };
    });
  }

  @Get()
  @ApiOperation({ summary: 'Issued reports, the newest first.' })
  @answers(200, 'A page of them.', { 'application/json': issuedPageSchema })
  @problems(400, 403, 503)
  async list(
    @Query({ schema: issuedQuery }) query: IssuedParameters,
  ): Promise<{ reports: IssuedAnswer[]; next: string | null }> {
    const { fund, year, status, limit, cursor } = query;
    const { pool } = this.runtime;
    await checkNames(pool, { fund, year }, await factsHead(pool));
    const rows = await readIssuedReports(pool, {
      ...{ fund, year, limit: limit + 1 },
      ...(status === undefined ? {} : { current: status === 'current' }),
      ...(cursor === undefined ? {} : { before: BigInt(cursor) }),
    });
    const shown = rows.slice(0, limit);
    return {
      reports: shown.map(toAnswer),
      next: rows.length > limit ? shown.at(-1)!.issuedPosition : null,
    };
  }

  @Get(':number')
  @ApiOperation({
    summary: 'One issued report: what it is about, its files and their digests, and what superseded it.',
  })
  @answers(200, 'It.', { 'application/json': issuedReportSchema })
  @problems(403, 404, 503)
  async one(@Param('number') number: string): Promise<IssuedAnswer> {
    return toAnswer(await issuedReport(this.runtime, number));
  }

  @Get(':number/verification')
  @ApiOperation({
    summary: 'Is it what was issued, and does the log give the same bytes again?',
  })
  @answers(200, 'What was found.', { 'application/json': verificationSchema })
  @problems(403, 404, 503)
  verification(@Param('number') number: string): Promise<ReportVerification> {
    return verifyReport(this.runtime, this.readings, number);
  }

  @Get(':number/differences')
  @ApiOperation({ summary: 'What the later of two reports of one fund, year and period says otherwise.' })
  @answers(200, 'Figures that differ, in total and by system.', { 'application/json': differencesSchema })
  @problems(400, 403, 404, 409, 503)
  differences(
    @Param('number') number: string,
    @Query({ schema: differencesQuery }) query: DifferencesParameters,
  ): Promise<ComparedReports> {
    return compareReports(this.runtime, number, query.with);
  }
}
