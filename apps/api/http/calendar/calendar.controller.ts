import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { grantExtension, readCalendar, type CalendarReading, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { awaitPosition } from '../min-position.js';
import { Changes } from '../changes.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import {
  calendarQuery,
  calendarSchema,
  extensionBody,
  grantedSchema,
  type CalendarParameters,
} from './schemas.js';

@ApiTags('calendar')
@Controller('v1/calendar')
export class CalendarController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'When each return is due and to be signed, what was extended, and why a month is locked.',
  })
  @answers(200, 'Every system with an account, with its thirteen months.', {
    'application/json': calendarSchema,
  })
  @problems(400, 403, 503)
  async calendar(@Query({ schema: calendarQuery }) parameters: CalendarParameters): Promise<CalendarReading> {
    const { minPosition, ...query } = parameters;
    await awaitPosition(this.runtime, minPosition);
    return readCalendar(this.runtime, query);
  }

  @Post('extensions')
  @Changes('Give a system longer for the return of a month. The newest extension stands.', extensionBody)
  @answers(201, 'It is granted.', { 'application/json': grantedSchema })
  extend(
    @Body(new BodyPipe(extensionBody)) body: z.output<typeof extensionBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.writes.answer(request, reply, async (person, meta) => ({
      status: 201,
      body: { ...(await grantExtension(this.runtime, person, body, meta)) },
    }));
  }
}
