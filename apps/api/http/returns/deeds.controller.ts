import type { SeenRevision } from '#application';
import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import type { CommandMeta } from '#kernel';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { reopenReturn, sendReturnBack, signReturn, type Done, type Runtime } from '../../../runtime/index.js';
import { answers } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { ChangesWhatWasSeen } from '../changes.js';
import { withEtag } from '../if-match.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { KeyPipe } from './key.pipe.js';
import { reasonBody, signatureBody } from './requests.js';
import { doneSchema } from './schemas.js';

type Deed = (person: Person, meta: CommandMeta, seen: SeenRevision) => Promise<Done>;

/** What is done with a submitted version: signed, reopened, sent back. */
@ApiTags('returns')
@ApiParam({ name: 'ics' })
@ApiParam({ name: 'year' })
@ApiParam({ name: 'period' })
@Controller('v1/returns/:ics/:year/:period')
export class DeedsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Post('signature')
  @ChangesWhatWasSeen('Sign exactly what was shown. Not by who submitted it.', signatureBody)
  @answers(201, 'It is signed.', { 'application/json': doneSchema })
  sign(
    @Param(KeyPipe) key: ReturnKey,
    @Body(new BodyPipe(signatureBody)) body: z.output<typeof signatureBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const shown = { ...body, totalPence: body.totalPence as never };
    return this.do(request, reply, (person, meta, seen) =>
      signReturn(this.runtime, person, key, shown, meta, seen),
    );
  }

  @Post('reopening')
  @ChangesWhatWasSeen(
    'Let a signed version be replaced, with a reason. It goes on counting until then.',
    reasonBody,
  )
  @answers(201, 'The next version may be submitted.', { 'application/json': doneSchema })
  reopen(
    @Param(KeyPipe) key: ReturnKey,
    @Body(new BodyPipe(reasonBody)) body: z.output<typeof reasonBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.do(request, reply, (person, meta, seen) =>
      reopenReturn(this.runtime, person, key, body, meta, seen),
    );
  }

  @Post('sending-back')
  @ChangesWhatWasSeen(
    'Take a version out of the figures, with a reason; the one before it counts again.',
    reasonBody,
  )
  @answers(201, 'It no longer counts.', { 'application/json': doneSchema })
  sendBack(
    @Param(KeyPipe) key: ReturnKey,
    @Body(new BodyPipe(reasonBody)) body: z.output<typeof reasonBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.do(request, reply, (person, meta, seen) =>
      sendReturnBack(this.runtime, person, key, body, meta, seen),
    );
  }

  private do(request: WriteRequest, reply: WriteReply, deed: Deed): Promise<void> {
    return this.writes.change(request, reply, 201, async (person, meta, seen) =>
      withEtag(await deed(person, meta, seen)),
    );
  }
}
