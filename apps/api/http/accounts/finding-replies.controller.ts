import { MAX_FREE_TEXT } from '#domain/policies';
import { findingRepliesKnown, momentKnownAt, parseKnownAt } from '#projections/facts';
import { checkNames, figuresAsOf } from '#projections/positions';
import { READINGS, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { replyToFinding, type Runtime } from '../../../runtime/index.js';
import { findingReplies, handled } from '../../openapi/alert-schemas.js';
import { answers, problems } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { alertQuery, type AlertParameters } from '../alerts/alerts-query.js';
import { Changes } from '../changes.js';
import { withEtag } from '../if-match.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';

const code = z.string().min(1).max(80);
const reply = z.strictObject({
  ruleId: code.meta({ description: '`ruleId` of the finding' }),
  by: code.meta({ description: '`by` of the finding: a pressure, a programme, or what the rule hit' }),
  through: z.int().min(1).max(13).default(13).meta({ description: 'The finding as figures through it show' }),
  text: z.string().trim().min(1).max(MAX_FREE_TEXT),
});

type Account = Readonly<Record<'fund' | 'ics' | 'year', string>>;

@ApiTags('accounts')
@Controller('v1/accounts/:fund/:ics/:year/finding-replies')
export class FindingRepliesController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly writes: Writes,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the system says of the findings of its account, the oldest first.' })
  @answers(200, 'The replies.', { 'application/json': findingReplies })
  @problems(400, 403, 503)
  async all(@Param() account: Account, @Query({ schema: alertQuery }) { knownAt }: AlertParameters) {
    await this.runtime.catchUp();
    const { pool } = this.runtime;
    const moment = await momentKnownAt(pool, knownAt === undefined ? undefined : parseKnownAt(knownAt));
    await checkNames(pool, account, moment);
    const replies = await findingRepliesKnown(pool, account, moment.position);
    return {
      figuresAsOf: figuresAsOf(moment),
      replies: replies.map(({ ruleId, by, said }) => ({ ruleId, by, reply: said })),
    };
  }

  @Post()
  @Changes(
    'Say, as the system, what it has to say of a finding: printed beside it everywhere. Replies add up.',
    reply,
  )
  @answers(200, 'It is kept.', { 'application/json': handled })
  @problems(404)
  reply(
    @Param() account: Account,
    @Body(new BodyPipe(reply)) { ruleId, by, through, text }: z.output<typeof reply>,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    const { fund, ics, year } = account;
    const asked = { account: { fund, ics, year }, finding: { ruleId, by }, through, text };
    return this.writes.answer(request, answer, async (person, meta) => {
      await this.runtime.catchUp();
      const kept = await replyToFinding(this.runtime, this.readings, person, asked, meta);
      return { status: 200, body: withEtag(kept) };
    });
  }
}
