import { POSTS } from '#identity';
import { RingfenceError } from '#kernel';
import type { NamedPerson } from '#workspace';
import { Body, Controller, Get, Headers, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { people, person } from '../../openapi/schemas.js';
import { BodyPipe } from '../../problems/body.pipe.js';
import { RUNTIME } from '../../tokens.js';
import { Changes } from '../changes.js';
import { seenBy, withEtag } from '../if-match.js';
import { Writes, type WriteReply, type WriteRequest } from '../writes.js';

const appointment = z.strictObject({
  name: z.string().trim().min(1).max(200),
  posts: z.array(z.strictObject({ post: z.enum(POSTS), ics: z.string().max(20).nullable() })).max(100),
});

type Told = Omit<NamedPerson, 'revision'> & { readonly etag: string };

@ApiTags('people')
@Controller('v1/people')
export class PeopleController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly writes: Writes,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Everybody who holds a post, by name.' })
  @answers(200, 'They and their posts, with the ETag of these.', { 'application/json': people })
  @problems(403, 503)
  async all(): Promise<{ people: Told[] }> {
    return { people: (await this.runtime.posts.all()).map(withEtag) };
  }

  @Post()
  @Changes('Give the person of this name exactly these posts. The id is what events will say.', appointment)
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'The ETag of the posts that these take the place of: 428 without it where there are others, 412 when they were changed meanwhile.',
  })
  @answers(201, 'The person with their posts.', { 'application/json': person })
  @problems(412, 428)
  appoint(
    @Body(new BodyPipe(appointment)) asked: z.output<typeof appointment>,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: WriteRequest,
    @Res() reply: WriteReply,
  ): Promise<void> {
    const seen = ifMatch === undefined ? null : seenBy(ifMatch).seen;
    return this.writes.answer(request, reply, async () => {
      try {
        const appointed = await this.runtime.posts.appoint(asked.name, asked.posts, seen);
        return { status: 201, body: withEtag(appointed) };
      } catch (error) {
        // Who named nothing did not say that nothing was there.
        if (ifMatch === undefined && error instanceof RingfenceError && error.code === 'StaleRevision')
          seenBy(ifMatch);
        throw error;
      }
    });
  }
}
