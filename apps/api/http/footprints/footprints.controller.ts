import { bridgeCsv, READINGS, type Readings } from '#reporting';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { footprintBridge } from '../../openapi/footprint-schema.js';
import { text } from '../../openapi/schemas.js';
import { RUNTIME } from '../../tokens.js';
import { awaitPosition } from '../min-position.js';
import { bridgeQuery, type BridgeParameters } from '../query-schemas.js';

interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

@ApiTags('positions')
@Controller('v1/footprints')
export class FootprintsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
  ) {}

  @Get('bridge')
  @ApiOperation({
    summary: "From the accounts as reported to today's footprint: every part of every amount, to the penny.",
  })
  @answers(200, 'Each account with its successors; parts sum to both totals.', {
    'application/json': footprintBridge,
    'text/csv': text,
  })
  @problems(400, 403, 503)
  async bridge(@Query({ schema: bridgeQuery }) query: BridgeParameters, @Res() reply: Reply): Promise<void> {
    const { minPosition, format, knownAt, ...of } = query;
    await awaitPosition(this.runtime, minPosition);
    const bridge = await this.readings.bridge({ ...of, ...(knownAt === undefined ? {} : { knownAt }) });
    if (format !== 'csv') {
      reply.header('content-type', 'application/json; charset=utf-8').send(bridge);
      return;
    }
    const name = `footprint-bridge-${of.fund}-${of.year}-M${of.through}.csv`;
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
      .send(bridgeCsv(of, bridge));
  }
}
