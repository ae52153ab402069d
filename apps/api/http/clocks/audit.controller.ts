import type { AuditReading } from '#reporting';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { auditTimeline, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { RUNTIME } from '../../tokens.js';
import { awaitPosition } from '../min-position.js';
import { auditQuery, type AuditParameters } from './queries.js';
import { auditSchema } from './schemas.js';

@ApiTags('clocks')
@Controller('v1/audit')
export class AuditController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get()
  @ApiOperation({
    summary:
      'What happened, on both clocks: when it was true and when it was recorded, by whom, and what it did to confirmed leakage.',
  })
  @answers(200, 'A page of events.', { 'application/json': auditSchema })
  @problems(400, 403, 503)
  async audit(@Query({ schema: auditQuery }) query: AuditParameters): Promise<AuditReading> {
    const { minPosition, kind, through, recordedFrom, recordedTo, limit, order, ...rest } = query;
    await awaitPosition(this.runtime, minPosition);
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return auditTimeline(this.runtime, {
      ...{ ...given, limit, order, through: through ?? 13 },
      ...(kind === undefined ? {} : { type: kind }),
      ...(recordedFrom === undefined ? {} : { recordedFrom: `${recordedFrom}T00:00:00.000Z` }),
      ...(recordedTo === undefined ? {} : { recordedTo: `${recordedTo}T23:59:59.999Z` }),
    });
  }
}
