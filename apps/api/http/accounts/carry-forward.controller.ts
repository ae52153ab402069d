import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  bringInCarryForward,
  carryForwardOf,
  declineCarryForward,
  grantCarryForward,
  requestCarryForward,
  type Runtime,
} from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { ChangesWhatWasSeen } from '../changes.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import {
  carryForwardAnswer,
  carryForwardSchema,
  declineBody,
  grantBody,
  requestBody,
} from './carry-forward-answers.js';

type Account = Readonly<Record<'fund' | 'ics' | 'year', string>>;
const served = { 'application/json': carryForwardSchema };

/** What a system asks to keep of its year: asked, granted or declined by another, brought into the next. */
@ApiTags('accounts')
@Controller('v1/accounts/:fund/:ics/:year/carry-forward')
export class CarryForwardController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What is asked and decided of carry-forward, and what is still to be brought in.',
  })
  @answers(200, 'As it stands, with the ETag to decide on it by.', served)
  @problems(400, 403, 404, 503)
  async read(
    @Param() { fund, ics, year }: Account,
    @Res({ passthrough: true }) reply: WriteReply,
  ): Promise<Record<string, unknown>> {
    const answer = carryForwardAnswer(await carryForwardOf(this.runtime, { fund, ics, year }));
    reply.header('etag', answer.etag);
    return answer;
  }

  @Post('requests')
  @ChangesWhatWasSeen('Ask to carry money of the year forward.', requestBody)
  @answers(201, 'It is asked, and waits for another person.', served)
  ask(
    @Param() { fund, ics, year }: Account,
    @Body(new BodyPipe(requestBody)) body: z.output<typeof requestBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const asked = { account: { fund, ics, year }, ...body };
    return this.writes.change(request, reply, 201, async (person, meta, seen) =>
      carryForwardAnswer(await requestCarryForward(this.runtime, person, asked, meta, seen)),
    );
  }

  @Post('grant')
  @ChangesWhatWasSeen(
    'Grant what is asked or less, as another person; the account counts it as approved.',
    grantBody,
  )
  @answers(200, 'It is granted and approved.', served)
  grant(
    @Param() { fund, ics, year }: Account,
    @Body(new BodyPipe(grantBody)) body: z.output<typeof grantBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const asked = { account: { fund, ics, year }, ...body };
    return this.writes.change(request, reply, 200, async (person, meta, seen) =>
      carryForwardAnswer(await grantCarryForward(this.runtime, person, asked, meta, seen)),
    );
  }

  @Post('decline')
  @ChangesWhatWasSeen('Decline what is asked, as another person, and say why.', declineBody)
  @answers(200, 'It is declined.', served)
  decline(
    @Param() { fund, ics, year }: Account,
    @Body(new BodyPipe(declineBody)) body: z.output<typeof declineBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const asked = { account: { fund, ics, year }, ...body };
    return this.writes.change(request, reply, 200, async (person, meta, seen) =>
      carryForwardAnswer(await declineCarryForward(this.runtime, person, asked, meta, seen)),
    );
  }

  @Post('bringing-in')
  @ChangesWhatWasSeen('Bring what is proposed into the next year’s account.')
  @answers(200, 'It is brought in.', served)
  bringIn(
    @Param() { fund, ics, year }: Account,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const account = { fund, ics, year };
    return this.writes.change(request, reply, 200, async (person, meta, seen) =>
      carryForwardAnswer(await bringInCarryForward(this.runtime, person, account, meta, seen)),
    );
  }
}
