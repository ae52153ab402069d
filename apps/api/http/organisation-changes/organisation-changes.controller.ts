import { figuresAsOf, type FiguresAsOf } from '#projections/positions';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  changeTotals,
  confirmChange,
  orderTransfers,
  organisationChange,
  organisationChanges,
  proposeChange,
  withdrawChange,
  type Runtime,
} from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { Changes, ChangesWhatWasSeen } from '../changes.js';
import { momentQuery, type MomentParameters } from '../query-schemas.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { changeAnswer, changeSchema, changesSchema, readAnswer, totalsSchema } from './answers.js';
import { changeBody, withdrawalBody, type ChangeBody, type WithdrawalBody } from './requests.js';

@ApiTags('organisation changes')
@Controller('v1/organisation-changes')
export class OrganisationChangesController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every change of the map that was proposed, the newest first.' })
  @answers(200, 'They.', { 'application/json': changesSchema })
  @problems(400, 403, 503)
  async all(
    @Query({ schema: momentQuery }) { knownAt }: MomentParameters,
  ): Promise<{ figuresAsOf: FiguresAsOf; changes: Record<string, unknown>[] }> {
    const { moment, changes } = await organisationChanges(this.runtime, knownAt);
    return { figuresAsOf: figuresAsOf(moment), changes: changes.map(changeAnswer) };
  }

  @Post()
  @Changes('Propose a merger or a division, whole; another person confirms it.', changeBody)
  @answers(201, 'It stands proposed.', { 'application/json': changeSchema })
  propose(
    @Body(new BodyPipe(changeBody)) body: ChangeBody,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.writes.answer(request, reply, async (person, meta) => ({
      status: 201,
      body: readAnswer(await proposeChange(this.runtime, person, body, meta)),
    }));
  }

  @Get(':change')
  @ApiOperation({ summary: 'One change as it stands.' })
  @answers(200, 'It, with the ETag to decide on it by.', { 'application/json': changeSchema })
  @problems(400, 403, 404, 503)
  async one(@Param('change') change: string): Promise<Record<string, unknown>> {
    return readAnswer(await organisationChange(this.runtime, change));
  }

  @Get(':change/totals')
  @ApiOperation({ summary: 'What is left of each open account that it touches, and where that goes.' })
  @answers(200, 'Totals that match: before is after.', { 'application/json': totalsSchema })
  @problems(400, 403, 404, 503)
  async totals(@Param('change') change: string): Promise<Record<string, unknown>> {
    const { state } = await organisationChange(this.runtime, change);
    const { moment, ...totals } = await changeTotals(this.runtime, state);
    return { figuresAsOf: figuresAsOf(moment), ...totals };
  }

  @Post(':change/confirmation')
  @ChangesWhatWasSeen('Confirm it, as another person than proposed it: the successions are recorded.')
  @answers(200, 'It is confirmed and recorded.', { 'application/json': changeSchema })
  confirm(
    @Param('change') change: string,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.writes.change(request, reply, 200, async (person, meta, seen) =>
      readAnswer(await confirmChange(this.runtime, person, change, meta, seen)),
    );
  }

  @Post(':change/withdrawal')
  @ChangesWhatWasSeen('Withdraw a proposal that nobody has confirmed.', withdrawalBody)
  @answers(200, 'It is withdrawn.', { 'application/json': changeSchema })
  withdraw(
    @Param('change') change: string,
    @Body(new BodyPipe(withdrawalBody)) { reason }: WithdrawalBody,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.writes.change(request, reply, 200, async (person, meta, seen) =>
      readAnswer(await withdrawChange(this.runtime, person, { change, reason }, meta, seen)),
    );
  }

  @Post(':change/transfers')
  @ChangesWhatWasSeen('Move what is left of each open account to the successors, to the penny.')
  @answers(200, 'What was ordered has moved.', { 'application/json': changeSchema })
  transfer(
    @Param('change') change: string,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.writes.change(request, reply, 200, async (person, meta, seen) =>
      readAnswer(await orderTransfers(this.runtime, person, change, meta, seen)),
    );
  }
}
