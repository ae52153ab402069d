import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  alertHistory,
  alertKeyOf,
  handleAlert,
  type AlertHandlingCommand,
  type Runtime,
} from '../../../runtime/index.js';
import { alertWithHistory, handled } from '../../openapi/alert-schemas.js';
import { answers, problems } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { Changes, ChangesWhatWasSeen } from '../changes.js';
import { etagOf, withEtag } from '../if-match.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { acknowledgement, assignment, closing, reply } from './alert-changes.js';
import { alertQuery, type AlertParameters } from './alerts-query.js';

type Named = Readonly<Record<'signal' | 'fund' | 'ics' | 'year', string>>;
/** What is asked for, without what the address names. */
type Asked = { [C in AlertHandlingCommand as C['type']]: Omit<C['data'], 'signal' | 'account'> };

@ApiTags('alerts')
@Controller('v1/alerts/:signal/:fund/:ics/:year')
export class AlertController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Get()
  @ApiOperation({ summary: 'One alert with all that happened to it: what, when, by whom.' })
  @answers(200, 'The alert and its history.', { 'application/json': alertWithHistory })
  @problems(400, 403, 404, 503)
  async one(
    @Param() named: Named,
    @Query({ schema: alertQuery }) { knownAt }: AlertParameters,
    @Res({ passthrough: true }) reply: WriteReply,
  ) {
    const { alert, events, revision } = await alertHistory(this.runtime, alertKeyOf(named), knownAt);
    const etag = etagOf(revision);
    reply.header('etag', etag);
    return { alert, events, etag };
  }

  @Post('acknowledgement')
  @ChangesWhatWasSeen('Put an open alert aside through a day. Red undoes it.', acknowledgement)
  @answers(200, 'It is.', { 'application/json': handled })
  acknowledge(
    @Param() named: Named,
    @Body(new BodyPipe(acknowledgement)) { until }: z.output<typeof acknowledgement>,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    return this.handle(request, answer, named, 'AcknowledgeAlert', { until });
  }

  @Post('assignment')
  @ChangesWhatWasSeen('Give an open alert to a person, or take it back.', assignment)
  @answers(200, 'It is theirs.', { 'application/json': handled })
  assign(
    @Param() named: Named,
    @Body(new BodyPipe(assignment)) { personId }: z.output<typeof assignment>,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    return this.handle(request, answer, named, 'AssignAlert', { to: personId });
  }

  @Post('replies')
  @Changes('Say, as the system, what it has to say: printed beside it everywhere.', reply)
  @answers(200, 'It is kept.', { 'application/json': handled })
  @problems(404)
  reply(
    @Param() named: Named,
    @Body(new BodyPipe(reply)) { text }: z.output<typeof reply>,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    const key = alertKeyOf(named);
    return this.writes.answer(request, answer, async (person, meta) => {
      const command = { type: 'ReplyToAlert' as const, data: { ...key, text }, meta };
      return { status: 200, body: withEtag(await handleAlert(this.runtime, person, command)) };
    });
  }

  @Post('closing')
  @ChangesWhatWasSeen(
    'Close an open alert with a reason: it stays quiet until what was found moves by a tenth, or turns red.',
    closing,
  )
  @answers(200, 'It is closed.', { 'application/json': handled })
  close(
    @Param() named: Named,
    @Body(new BodyPipe(closing)) { reason }: z.output<typeof closing>,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    return this.handle(request, answer, named, 'CloseAlert', { reason });
  }

  private handle<T extends keyof Asked>(
    request: WriteRequest,
    answer: WriteReply,
    named: Named,
    type: T,
    asked: Asked[T],
  ): Promise<void> {
    const key = alertKeyOf(named);
    return this.writes.change(request, answer, 200, async (person, meta, seen) => {
      const command = { type, data: { ...key, ...asked }, meta } as unknown as AlertHandlingCommand;
      return withEtag(await handleAlert(this.runtime, person, command, seen));
    });
  }
}
