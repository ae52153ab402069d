import type { SeenRevision } from '#application';
import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import type { CommandMeta } from '#kernel';
import { Body, Controller, Headers, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { reopenReturn, sendReturnBack, signReturn, type Done, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { ApiJsonBody, BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { ApiPerson } from '../acting.js';
import { ApiIfMatch, etagOf, seenBy } from '../if-match.js';
import { ApiIdempotencyKey, Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { KeyPipe } from './key.pipe.js';
import { reasonBody, signatureBody } from './requests.js';
import { doneSchema } from './schemas.js';

type Deed = (person: Person, meta: CommandMeta, seen: SeenRevision) => Promise<Done>;

/** What is done with a submitted version: signed, reopened, sent back. */
@ApiTags('returns')
@ApiParam({ name: 'ics' })
@ApiParam({ name: 'year' })
@ApiParam({ name: 'period' })
@ApiPerson()
@Controller('v1/returns/:ics/:year/:period')
export class DeedsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Post('signature')
  @ApiOperation({ summary: 'Sign exactly what was shown. Not by who submitted it.' })
  @ApiJsonBody(signatureBody)
  @ApiIdempotencyKey()
  @ApiIfMatch()
  @answers(201, 'It is signed.', { 'application/json': doneSchema })
  @problems(400, 403, 404, 412, 415, 422, 428, 503)
  sign(
    @Param(KeyPipe) key: ReturnKey,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(new BodyPipe(signatureBody)) body: z.output<typeof signatureBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const shown = { ...body, totalPence: body.totalPence as never };
    return this.do(ifMatch, request, reply, (person, meta, seen) =>
      signReturn(this.runtime, person, key, shown, meta, seen),
    );
  }

  @Post('reopening')
  @ApiOperation({
    summary: 'Let a signed version be replaced, with a reason. It goes on counting until then.',
  })
  @ApiJsonBody(reasonBody)
  @ApiIdempotencyKey()
  @ApiIfMatch()
  @answers(201, 'The next version may be submitted.', { 'application/json': doneSchema })
  @problems(400, 403, 404, 412, 415, 422, 428, 503)
  reopen(
    @Param(KeyPipe) key: ReturnKey,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(new BodyPipe(reasonBody)) body: z.output<typeof reasonBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.do(ifMatch, request, reply, (person, meta, seen) =>
      reopenReturn(this.runtime, person, key, body, meta, seen),
    );
  }

  @Post('sending-back')
  @ApiOperation({
    summary: 'Take a version out of the figures, with a reason; the one before it counts again.',
  })
  @ApiJsonBody(reasonBody)
  @ApiIdempotencyKey()
  @ApiIfMatch()
  @answers(201, 'It no longer counts.', { 'application/json': doneSchema })
  @problems(400, 403, 404, 412, 415, 422, 428, 503)
  sendBack(
    @Param(KeyPipe) key: ReturnKey,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(new BodyPipe(reasonBody)) body: z.output<typeof reasonBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.do(ifMatch, request, reply, (person, meta, seen) =>
      sendReturnBack(this.runtime, person, key, body, meta, seen),
    );
  }

  private async do(
    ifMatch: string | undefined,
    request: WriteRequest,
    reply: WriteReply,
    deed: Deed,
  ): Promise<void> {
    const seen = seenBy(ifMatch);
    return this.writes.answer(request, reply, async (person, meta) => {
      const { version, position, revision } = await deed(person, meta, seen);
      return { status: 201, body: { etag: etagOf(revision), version, position } };
    });
  }
}
