import { toProblemErrors } from '#ingestion';
import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import { Body, Controller, Headers, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { readReturn, submitDraft, type Runtime } from '../../../runtime/index.js';
import { answers } from '../../openapi/answers.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { problem } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import type { Answer } from '../answer.js';
import { ChangesWhatWasSeen } from '../changes.js';
import { etagOf, seenBy } from '../if-match.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { KeyPipe } from './key.pipe.js';
import { submissionBody } from './requests.js';
import { submittedSchema } from './schemas.js';

@ApiTags('returns')
@ApiParam({ name: 'ics' })
@ApiParam({ name: 'year' })
@ApiParam({ name: 'period' })
@Controller('v1/returns/:ics/:year/:period/submission')
export class SubmissionController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Post()
  @ChangesWhatWasSeen('Submit the draft as the next version: all or nothing.', submissionBody)
  @answers(201, 'It is submitted, to be signed by another person. The draft is gone.', {
    'application/json': submittedSchema,
  })
  submit(
    @Param(KeyPipe) key: ReturnKey,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(new BodyPipe(submissionBody)) body: z.output<typeof submissionBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    // There is no draft before its first revision.
    const seen = seenBy(ifMatch).seen ?? 0;
    return this.writes.answer(request, reply, (person) =>
      this.submitted(person, key, seen, body.restatementReason),
    );
  }

  private async submitted(
    person: Person,
    key: ReturnKey,
    seen: number,
    reason: string | null,
  ): Promise<Answer> {
    const result = await submitDraft(this.runtime, person, key, seen, reason);
    if (result.status === 'rejected') {
      const detail = `${result.totalErrors} ${result.totalErrors === 1 ? 'error' : 'errors'}; nothing was submitted`;
      const errors = toProblemErrors(result.errors);
      return { status: 422, body: { ...problem('DraftRejected', 422, detail), errors } };
    }
    const { revision } = await readReturn(this.runtime, person, key);
    const { version, position } = result;
    return { status: 201, body: { etag: etagOf(revision), version, position } };
  }
}
