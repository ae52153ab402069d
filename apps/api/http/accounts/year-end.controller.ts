import { SIGNALS } from '#domain/alert';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { closeYear, yearEndOf, type Runtime, type YearEnd } from '../../../runtime/index.js';
import { handled } from '../../openapi/alert-schemas.js';
import { answers, problems } from '../../openapi/answers.js';
import { figuresAsOf, object, pence, position, text, whole } from '../../openapi/schemas.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { ChangesWhatWasSeen } from '../changes.js';
import { withEtag } from '../if-match.js';
import { momentQuery, type MomentParameters } from '../query-schemas.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';

const closing = z.strictObject({ closedOn: z.iso.date('must be a date, YYYY-MM-DD') });
const periods = { type: 'array', items: whole };
const yearEnd = object({
  ...{ figuresAsOf, closed: { type: 'boolean' }, missingPeriods: periods, unsignedPeriods: periods },
  openAlerts: {
    type: 'array',
    items: object({ signal: { enum: SIGNALS }, severity: { enum: ['amber', 'red'] } }),
  },
  ...{ carryForwardApprovedPence: pence, now: position, whenClosed: position, etag: text },
});

type Account = Readonly<Record<'fund' | 'ics' | 'year', string>>;

@ApiTags('accounts')
@Controller('v1/accounts/:fund/:ics/:year')
export class YearEndController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Get('year-end')
  @ApiOperation({
    summary: 'What is still open about an account’s year, and what closing it now would do to its position.',
  })
  @answers(200, 'The checklist, and both positions.', { 'application/json': yearEnd })
  @problems(400, 403, 404, 503)
  async checklist(
    @Param() { fund, ics, year }: Account,
    @Query({ schema: momentQuery }) { knownAt }: MomentParameters,
    @Res({ passthrough: true }) reply: WriteReply,
  ): Promise<Omit<YearEnd, 'revision'> & { etag: string }> {
    const answer = withEtag(await yearEndOf(this.runtime, { fund, ics, year }, knownAt));
    reply.header('etag', answer.etag);
    return answer;
  }

  @Post('closing')
  @ChangesWhatWasSeen('Close the account’s year, as the checklist showed it.', closing)
  @answers(200, 'It is closed.', { 'application/json': handled })
  close(
    @Param() { fund, ics, year }: Account,
    @Body(new BodyPipe(closing)) { closedOn }: z.output<typeof closing>,
    @Req() request: WriteRequest,
    @Res() answer: WriteReply,
  ): Promise<void> {
    const asked = { account: { fund, ics, year }, closedOn };
    return this.writes.change(request, answer, 200, async (person, meta, seen) =>
      withEtag(await closeYear(this.runtime, person, asked, meta, seen)),
    );
  }
}
