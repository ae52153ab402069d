import { POSTS } from '#identity';
import type { NamedPerson } from '#workspace';
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { people, person } from '../../openapi/schemas.js';
import { ApiJsonBody, BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';

const appointment = z.strictObject({
  name: z.string().trim().min(1).max(200),
  posts: z.array(z.strictObject({ post: z.enum(POSTS), ics: z.string().max(20).nullable() })).max(100),
});

@ApiTags('people')
@Controller('v1/people')
export class PeopleController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get()
  @ApiOperation({ summary: 'Everybody who holds a post, by name.' })
  @answers(200, 'They and their posts.', { 'application/json': people })
  @problems(403, 503)
  async all(): Promise<{ people: NamedPerson[] }> {
    return { people: await this.runtime.posts.all() };
  }

  @Post()
  @ApiOperation({
    summary: 'Give the person of this name exactly these posts. The id is what events will say.',
  })
  @ApiJsonBody(appointment)
  @answers(201, 'The person with their posts.', { 'application/json': person })
  @problems(400, 403, 415, 422, 503)
  async appoint(@Body(new BodyPipe(appointment)) asked: z.output<typeof appointment>): Promise<NamedPerson> {
    return this.runtime.posts.appoint(asked.name, asked.posts);
  }
}
