import type { ChangesReading } from '#reporting';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { changesBetween, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { RUNTIME } from '../../tokens.js';
import { awaitPosition } from '../min-position.js';
import { changesQuery, type ChangesParameters } from './queries.js';
import { changesSchema } from './schemas.js';

@ApiTags('clocks')
@Controller('v1/changes')
export class ChangesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get()
  @ApiOperation({
    summary:
      'What changed between two moments known in the accounts of a fund and year, by which event, with its effect in pence.',
  })
  @answers(200, 'Every amount that differs, and every event between the two moments that bears on it.', {
    'application/json': changesSchema,
  })
  @problems(400, 403, 503)
  async changes(@Query({ schema: changesQuery }) query: ChangesParameters): Promise<ChangesReading> {
    const { minPosition, ics, to, ...rest } = query;
    await awaitPosition(this.runtime, minPosition);
    return changesBetween(this.runtime, {
      ...rest,
      ...(ics === undefined ? {} : { ics }),
      ...(to === undefined ? {} : { to }),
    });
  }
}
