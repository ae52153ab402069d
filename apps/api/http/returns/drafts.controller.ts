import { toProblemErrors } from '#ingestion';
import type { ReturnKey } from '#domain/spend-return';
import { Body, Controller, Get, Headers, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  confirmDiscrepancies,
  previewDraft,
  putDraft,
  readDraft,
  stepOf,
  type ReturnDraft,
  type ReturnPreview,
  type Runtime,
} from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { csvFile, jsonRows, workbookHandedIn } from '../../openapi/schemas.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { Acting, ApiPerson, type RequestOfSomebody } from '../acting.js';
import { ApiIfMatch, etagOf, seenBy } from '../if-match.js';
import { XLSX } from '../download.js';
import { toSource } from '../imports/to-source.js';
import { ChangesWhatWasSeen } from '../changes.js';
import { ApiIdempotencyKey, Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { KeyPipe } from './key.pipe.js';
import { confirmationBody } from './requests.js';
import { draftSchema, previewSchema } from './schemas.js';

const FILE = {
  summary: 'Put a file in the draft’s place and check it: every error at its cell, every discrepancy.',
  requestBody: {
    required: true,
    content: {
      'text/csv': { schema: csvFile },
      [XLSX]: { schema: workbookHandedIn },
      'application/json': { schema: jsonRows },
    },
  },
};

@ApiTags('returns')
@ApiParam({ name: 'ics' })
@ApiParam({ name: 'year' })
@ApiParam({ name: 'period' })
@Controller('v1/returns/:ics/:year/:period')
export class DraftsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
    private readonly writes: Writes,
  ) {}

  @Get('draft')
  @ApiPerson()
  @ApiOperation({ summary: 'The draft of a return and what came of its check.' })
  @answers(200, 'It. The ETag is its revision.', { 'application/json': draftSchema })
  @problems(400, 403, 404, 503)
  async draft(
    @Param(KeyPipe) key: ReturnKey,
    @Req() request: RequestOfSomebody,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const body = draftBody(await readDraft(this.runtime, await this.acting.of(request), key));
    reply.header('etag', body.etag).send(body);
  }

  @Put('draft')
  @ApiPerson()
  @ApiOperation(FILE)
  @ApiIdempotencyKey()
  @ApiIfMatch()
  @answers(200, 'It took the place of another file.', { 'application/json': draftSchema })
  @answers(201, 'It is a new draft. No If-Match is needed for the first.', {
    'application/json': draftSchema,
  })
  @problems(400, 403, 404, 412, 413, 415, 422, 428, 503)
  put(
    @Param(KeyPipe) key: ReturnKey,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const { source, bytes } = toSource('returns', request.body);
    return this.writes.answer(request, reply, async (person) => {
      const stands = (await this.runtime.drafts.find(key)) !== null;
      const seen = stands || ifMatch !== undefined ? seenBy(ifMatch).seen : null;
      const draft = await putDraft(this.runtime, person, key, seen, { fileName: source.fileName, bytes });
      return { status: seen === null ? 201 : 200, body: draftBody(draft) };
    });
  }

  @Post('draft/confirmation')
  @ChangesWhatWasSeen(
    'Confirm the discrepancies as they were shown; the file is checked again first.',
    confirmationBody,
  )
  @answers(200, 'They are confirmed.', { 'application/json': draftSchema })
  confirm(
    @Param(KeyPipe) key: ReturnKey,
    @Body(new BodyPipe(confirmationBody)) body: z.output<typeof confirmationBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.writes.change(request, reply, 200, async (person, _meta, { seen }) =>
      draftBody(await confirmDiscrepancies(this.runtime, person, key, seen ?? 0, body.discrepanciesSha256)),
    );
  }

  @Get('draft/preview')
  @ApiPerson()
  @ApiOperation({
    summary:
      'The position of every account as it stands and as it would be, and the issued reports concerned.',
  })
  @answers(200, 'The effect.', { 'application/json': previewSchema })
  @problems(400, 403, 404, 422, 503)
  async preview(@Param(KeyPipe) key: ReturnKey, @Req() request: RequestOfSomebody): Promise<ReturnPreview> {
    return previewDraft(this.runtime, await this.acting.of(request), key);
  }
}

function draftBody(draft: ReturnDraft) {
  const { ics, year, period, revision, fileName, draftedBy, draftedAt, outcome, confirmedBy } = draft;
  return {
    ...{ etag: etagOf(revision), ics, year, period, step: stepOf(draft), fileName, draftedBy, draftedAt },
    ...{ ...outcome, errors: toProblemErrors(outcome.errors), confirmedBy, extract: outcome.extract ?? null },
  };
}
