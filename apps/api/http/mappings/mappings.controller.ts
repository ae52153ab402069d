import { Body, Controller, Get, Headers, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  MappingRefused,
  mappingNamed,
  mappingsOf,
  saveMapping,
  type Runtime,
  type UsableMapping,
} from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { BodyPipe, pointerTo } from '../../problems/body.pipe.js';
import { problem, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import { Changes, ChangesWhatWasSeen } from '../changes.js';
import { etagOf, seenBy } from '../if-match.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';
import { mappingBody, newMappingBody, savedMapping, savedMappings, toAnswer } from './schemas.js';

/** Mappings of ledgers: kept by name, system by system. */
@ApiTags('mappings')
@Controller('v1/mappings')
export class MappingsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Get(':ics')
  @ApiOperation({ summary: "How a system's ledger extracts become returns: its mappings, by name." })
  @answers(200, 'The newest version of each.', { 'application/json': savedMappings })
  @problems(400, 403, 503)
  async all(@Param('ics') ics: string): Promise<{ mappings: UsableMapping[] }> {
    return { mappings: (await mappingsOf(this.runtime, ics)).map(toAnswer) };
  }

  @Get(':ics/:name')
  @ApiOperation({ summary: 'One mapping, as it stands. Its ETag is its version.' })
  @answers(200, 'The newest version.', { 'application/json': savedMapping })
  @problems(400, 403, 404, 503)
  async one(@Param('ics') ics: string, @Param('name') name: string, @Res() reply: WriteReply): Promise<void> {
    const found = await mappingNamed(this.runtime, ics, name);
    reply.header('etag', etagOf(found.version)).send(toAnswer(found));
  }

  @Post(':ics')
  @Changes(
    'Keep a new mapping: columns of the extract, and rules of which the first that fits counts.',
    newMappingBody,
  )
  @answers(201, 'Kept, as version 1.', { 'application/json': savedMapping })
  create(
    @Param('ics') ics: string,
    @Body(new BodyPipe(newMappingBody)) { name, ...mapping }: z.output<typeof newMappingBody>,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    return this.save(request, reply, { ics, name, mapping }, null, 201);
  }

  @Put(':ics/:name')
  @ChangesWhatWasSeen('Keep a new version of a mapping. Those before it stay.', mappingBody)
  @answers(200, 'Kept, as the next version.', { 'application/json': savedMapping })
  change(
    @Param('ics') ics: string,
    @Param('name') name: string,
    @Body(new BodyPipe(mappingBody)) mapping: z.output<typeof mappingBody>,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    // A mapping that is there has a version: "none" was never seen of one.
    return this.save(request, reply, { ics, name, mapping }, seenBy(ifMatch).seen ?? 0, 200);
  }

  private save(
    request: WriteRequest,
    reply: WriteReply,
    asked: Parameters<typeof saveMapping>[2],
    seen: number | null,
    status: number,
  ): Promise<void> {
    return this.writes.answer(request, reply, async (person) => {
      try {
        return { status, body: { ...toAnswer(await saveMapping(this.runtime, person, asked, seen)) } };
      } catch (error) {
        if (!(error instanceof MappingRefused)) throw error;
        const errors = error.faults.map(({ path, message }) => ({
          detail: message,
          pointer: pointerTo(path),
        }));
        throw new ProblemException(problem('InvalidRequest', 400, error.message, errors));
      }
    });
  }
}
