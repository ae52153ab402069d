import { READINGS, type PositionsReading, type Readings } from '#reporting';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { positions } from '../../openapi/schemas.js';
import { RUNTIME } from '../../tokens.js';
import { awaitPosition } from '../min-position.js';
import { positionsQuery, type PositionsParameters } from '../query-schemas.js';

@ApiTags('positions')
@Controller('v1/positions')
export class PositionsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
  ) {}

  @Get()
  @ApiOperation({
    summary: "Positions of a fund's accounts through a period, and their total. Pence and basis points.",
  })
  @answers(200, 'Positions and their total, stamped with the log position.', {
    'application/json': positions,
  })
  @problems(400, 403, 503)
  async positions(@Query({ schema: positionsQuery }) query: PositionsParameters): Promise<PositionsReading> {
    const { minPosition, footprint, ics, knownAt, ...rest } = query;
    await awaitPosition(this.runtime, minPosition);
    return this.readings.positions({
      ...rest,
      ...(ics === undefined ? {} : { ics }),
      ...(knownAt === undefined ? {} : { knownAt }),
      ...(footprint === undefined ? {} : { footprint }),
    });
  }
}
