import { historyCsv } from '#reporting';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { financialYear } from '#kernel';
import { accountHistory, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { text } from '../../openapi/schemas.js';
import { RUNTIME } from '../../tokens.js';
import { awaitPosition } from '../min-position.js';
import { historyQuery, type HistoryParameters } from './queries.js';
import { historySchema } from './schemas.js';

interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

@ApiTags('clocks')
@Controller('v1/accounts')
export class HistoryController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(':fund/:ics/:year/history')
  @ApiOperation({
    summary:
      "One account's whole history: each figure followed down to its entries and lines, and every event with what it changed.",
  })
  @answers(200, 'Parts sum to their figure; effects of events sum to it, too.', {
    'application/json': historySchema,
    'text/csv': text,
  })
  @problems(400, 403, 404, 503)
  async history(
    @Param('fund') fund: string,
    @Param('ics') ics: string,
    @Param('year') year: string,
    @Query({ schema: historyQuery }) query: HistoryParameters,
    @Res() reply: Reply,
  ): Promise<void> {
    const { minPosition, knownAt, through, format } = query;
    await awaitPosition(this.runtime, minPosition);
    const history = await accountHistory(this.runtime, {
      ...{ fund, ics, year: financialYear(year), through: through ?? 13 },
      ...(knownAt === undefined ? {} : { knownAt }),
    });
    if (format === 'csv') {
      const name = `history-${fund}-${ics}-${year}.csv`.replace(/[^\w.-]/g, '_');
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(historyCsv(history));
    } else {
      reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(history));
    }
  }
}
