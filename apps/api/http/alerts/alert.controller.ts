import { Body, Controller, Get, Headers, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  alertHistory,
  alertKeyOf,
  handleAlert,
  type AlertHandlingCommand,
  type Runtime,
} from '../../../runtime/index.js';
import { alertWithHistory } from '../../openapi/alert-schemas.js';
import { answers, problems } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { etagOf, seenBy } from '../if-match.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { acknowledgement, assignment, Changes, closing, OfWhatWasSeen, reply } from './alert-changes.js';
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

  @Changes(
    'acknowledgement',
    'Put an open alert aside through a day. Red undoes it.',
    acknowledgement,
    'It is.',
  )
  @OfWhatWasSeen()
  acknowledge(
    @Param() named: Named,
    @Body(new BodyPipe(acknowledgement)) { until }: z.output<typeof acknowledgement>,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    return this.handle(request, answer, named, 'AcknowledgeAlert', { until }, ifMatch);
  }

  @Changes('assignment', 'Give an open alert to a person, or take it back.', assignment, 'It is theirs.')
  @OfWhatWasSeen()
  assign(
    @Param() named: Named,
    @Body(new BodyPipe(assignment)) { personId }: z.output<typeof assignment>,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    return this.handle(request, answer, named, 'AssignAlert', { to: personId }, ifMatch);
  }

  @Changes(
    'replies',
    'Say, as the system, what it has to say: printed beside it everywhere.',
    reply,
    'It is kept.',
  )
  reply(
    @Param() named: Named,
    @Body(new BodyPipe(reply)) { text }: z.output<typeof reply>,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    return this.handle(request, answer, named, 'ReplyToAlert', { text });
  }

  @Changes(
    'closing',
    'Close an open alert with a reason: it stays quiet until what was found moves by a tenth, or turns red.',
    closing,
    'It is closed.',
  )
  @OfWhatWasSeen()
  close(
    @Param() named: Named,
    @Body(new BodyPipe(closing)) { reason }: z.output<typeof closing>,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    return this.handle(request, answer, named, 'CloseAlert', { reason }, ifMatch);
  }

  /** Without `ifMatch`, a reply: it adds to what is there, and conflicts with nothing. */
  private handle<T extends keyof Asked>(
    request: WriteRequest,
    answer: WriteReply,
    named: Named,
    type: T,
    asked: Asked[T],
    ...ifMatch: [] | [string | undefined]
  ): Promise<void> {
    const key = alertKeyOf(named);
    const seen = ifMatch.length === 0 ? undefined : seenBy(ifMatch[0]);
    return this.writes.answer(request, answer, async (person, meta) => {
      const command = { type, data: { ...key, ...asked }, meta } as unknown as AlertHandlingCommand;
      const { revision, ...rest } = await handleAlert(this.runtime, person, command, seen);
      return { status: 200, body: { ...rest, etag: etagOf(revision) } };
    });
  }
}
