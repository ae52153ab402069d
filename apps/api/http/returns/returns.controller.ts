import type { ReturnKey, ReturnLine } from '#domain/spend-return';
import type { LineDifference, ReturnVersionRow } from '#projections/facts';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { readDifferences, readLines, readReturn, readVersion, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { problem, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import { Acting, ApiPerson, type RequestOfSomebody } from '../acting.js';
import { etagOf } from '../if-match.js';
import type { WriteReply } from '../writes.js';
import { KeyPipe } from './key.pipe.js';
import { differencesQuery, linesQuery, momentQuery } from './requests.js';
import type { DifferencesParameters, LinesParameters, MomentParameters } from './requests.js';
import { differencesSchema, linesSchema, returnSchema, versionSchema } from './schemas.js';

const WHAT =
  'The ETag is of the return, and is said in If-Match by whoever signs, reopens or sends back; null of the past.';

@ApiTags('returns')
@ApiParam({ name: 'ics' })
@ApiParam({ name: 'year' })
@ApiParam({ name: 'period' })
@ApiPerson()
@Controller('v1/returns/:ics/:year/:period')
export class ReturnsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'A return: where it is in its life, its versions, and its draft for who may see it.',
  })
  @answers(200, WHAT, { 'application/json': returnSchema })
  @problems(400, 403, 404, 503)
  async one(
    @Param(KeyPipe) key: ReturnKey,
    @Query({ schema: momentQuery }) { knownAt }: MomentParameters,
    @Req() request: RequestOfSomebody,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const person = await this.acting.of(request);
    const { revision, draft, ...rest } = await readReturn(this.runtime, person, key, knownAt);
    if (knownAt !== undefined) return void reply.send({ etag: null, ...rest, draft });
    const etag = etagOf(revision);
    const drafted = draft && { etag: etagOf(draft.revision), step: draft.step };
    reply.header('etag', etag).send({ etag, ...rest, draft: drafted });
  }

  @Get('versions/:n')
  @ApiParam({ name: 'n' })
  @ApiOperation({ summary: 'One version: who, when, what is signed, and its discrepancies.' })
  @answers(200, 'It.', { 'application/json': versionSchema })
  @problems(400, 403, 404, 503)
  version(
    @Param(KeyPipe) key: ReturnKey,
    @Param('n') n: string,
    @Query({ schema: momentQuery }) { knownAt }: MomentParameters,
  ): Promise<ReturnVersionRow> {
    return readVersion(this.runtime, key, versionOf(n), knownAt);
  }

  @Get('versions/:n/lines')
  @ApiParam({ name: 'n' })
  @ApiOperation({ summary: 'The lines of a version, in its order.' })
  @answers(200, 'A page of them.', { 'application/json': linesSchema })
  @problems(400, 403, 404, 503)
  async lines(
    @Param(KeyPipe) key: ReturnKey,
    @Param('n') n: string,
    @Query({ schema: linesQuery }) { limit, cursor = 0, knownAt }: LinesParameters,
  ): Promise<{ lines: readonly ReturnLine[]; next: string | null }> {
    const page = { after: cursor, limit };
    const { items, next } = await readLines(this.runtime, key, versionOf(n), page, knownAt);
    return { lines: items, next: next?.toString() ?? null };
  }

  @Get('differences')
  @ApiOperation({ summary: 'What two versions do not say alike, line by line, with the effect in pence.' })
  @answers(200, 'A page of them, counted all.', { 'application/json': differencesSchema })
  @problems(400, 403, 404, 503)
  async differences(
    @Param(KeyPipe) key: ReturnKey,
    @Query({ schema: differencesQuery }) query: DifferencesParameters,
  ): Promise<Record<string, unknown> & { lines: readonly LineDifference[] }> {
    const { from, to, limit, cursor = 0, knownAt } = query;
    const page = { after: cursor, limit };
    const found = await readDifferences(this.runtime, key, { from, to }, page, knownAt);
    const { items, next, total, effectPence, figuresAsOf } = found;
    return { figuresAsOf, from, to, total, effectPence, lines: items, next: next?.toString() ?? null };
  }
}

function versionOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  const detail = `there is no version ${text.slice(0, 20)}`;
  throw new ProblemException(problem('NotFound', 404, detail));
}
