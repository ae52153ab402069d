import { isReadable } from '#kernel';
import { Body, Controller, Get, Inject, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { NamedPerson } from '#workspace';
import type { Runtime } from '../../runtime/index.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { Acting, COOKIE, type RequestWithCookies } from './acting.js';

/** Choosing whom one acts as, until there are doors. */
@Controller('acting-as')
@UseFilters(PageErrors)
export class ActingController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async choose(@Req() request: RequestWithCookies, @Res() reply: Reply): Promise<void> {
    const { person, name } = await this.acting.of(request);
    const people = await this.runtime.posts.all();
    const html = this.pages.render('acting-as.njk', {
      section: 'acting',
      actingAs: name,
      people: people.map((each) => ({
        id: each.id,
        name: each.name,
        posts: each.posts.map(postInWords).join(', '),
        selected: each.id === person.id,
      })),
    });
    sendPage(reply, html);
  }

  @Post()
  async chosen(@Body() body: { readonly person?: unknown } | null, @Res() reply: Reply): Promise<void> {
    const asked =
      typeof body?.person === 'string' && isReadable(body.person)
        ? await this.runtime.posts.find(body.person)
        : null;
    const kept = asked === null ? `${COOKIE}=; Max-Age=0` : `${COOKIE}=${asked.id}`;
    reply.header('set-cookie', `${kept}; Path=/; HttpOnly; SameSite=Strict`);
    seeOther(reply, '/acting-as');
  }
}

const postInWords = ({ post, ics }: NamedPerson['posts'][number]): string =>
  `${post.replaceAll('_', ' ')}${ics === null ? '' : ` of ${ics}`}`;
