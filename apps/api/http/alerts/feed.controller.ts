import { Controller, Get, Headers, Inject, Query, Res, type OnModuleDestroy } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { alertFeedPage, type Runtime } from '../../../runtime/index.js';
import { alertFeed, eventStream } from '../../openapi/alert-schemas.js';
import { answers, problems } from '../../openapi/answers.js';
import { problem, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import { feedQuery, type FeedParameters } from './alerts-query.js';
import { AlertFollowers, type FollowedReply } from './followers.js';

@ApiTags('alerts')
@Controller('v1/alerts/feed')
export class AlertFeedController implements OnModuleDestroy {
  private readonly followers: AlertFollowers;

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {
    this.followers = new AlertFollowers(runtime);
  }

  @Get()
  @ApiOperation({
    summary:
      'What happens to alerts, as it happens: server-sent events where Accept says so, else a page of JSON to be asked for again.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Of a stream: go on behind this event. Without it and `after`, from now on.',
  })
  @answers(200, 'The events, the oldest first.', {
    'application/json': alertFeed,
    'text/event-stream': eventStream,
  })
  @problems(400, 403, 503)
  async feed(
    @Query({ schema: feedQuery }) { after, limit }: FeedParameters,
    @Headers('accept') accept: string | undefined,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FollowedReply,
  ): Promise<void> {
    if (!(accept ?? '').includes('text/event-stream')) {
      reply
        .header('cache-control', 'no-store')
        .send(await alertFeedPage(this.runtime, { after: after ?? 0n, limit }));
      return;
    }
    await this.followers.follow(reply, positionOf(lastEventId) ?? after ?? null);
  }

  /** A server that stops says so to each follower: they come back to the next one with the last id they saw. */
  onModuleDestroy(): void {
    this.followers.stop();
  }
}

function positionOf(lastEventId: string | undefined): bigint | null {
  if (lastEventId === undefined || lastEventId === '') return null;
  if (/^\d{1,18}$/.test(lastEventId)) return BigInt(lastEventId);
  const detail = 'Last-Event-ID must be the id of an event of this feed';
  throw new ProblemException(problem('InvalidRequest', 400, detail, [{ detail, header: 'Last-Event-ID' }]));
}
