import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { InvalidValueError } from '#kernel';
import { followAlerts, type RecordedHappening, type Runtime } from '../../../runtime/index.js';
import { problem, ProblemException } from '../../problems/problem.js';

/** As many as follow at once: each holds a connection, and asks the log once a second. */
export const MAX_FOLLOWERS = 32;
/** Silence longer than this makes proxies hang up, in ms. */
const HEARTBEAT_MS = 15_000;
/** A follower that takes nothing for so long is gone, in ms. */
const DRAIN_MS = 60_000;
/** How long a follower waits before it comes back, in ms. */
const RETRY_MS = 5000;

export interface FollowedReply {
  readonly raw: ServerResponse;
  header(name: string, value: string): FollowedReply;
  send(body: unknown): unknown;
  hijack(): unknown;
}

/** Those who follow the feed by server-sent events. */
export class AlertFollowers {
  private readonly following = new Set<AbortController>();
  private stopped = false;

  constructor(private readonly runtime: Runtime) {}

  /** From behind a position, or from now on. Throws a problem (503) when as many follow as can. */
  async follow(reply: FollowedReply, after: bigint | null): Promise<void> {
    if (this.stopped || this.following.size >= MAX_FOLLOWERS) {
      reply.header('retry-after', '30');
      const detail = `${MAX_FOLLOWERS} follow the feed, which is as many as can: poll it with after, or come back`;
      throw new ProblemException(problem('TooManyFollowers', 503, detail));
    }
    const end = new AbortController();
    this.following.add(end);
    try {
      const { position: head } = await this.runtime.log.head();
      if (after !== null && after > head)
        throw new InvalidValueError('after', after.toString(), `the log ends at position ${head}`);
      reply.hijack();
      await this.write(reply.raw, followAlerts(this.runtime, after ?? head, end.signal), end);
    } finally {
      this.following.delete(end);
    }
  }

  /** Each stream ends after the event that it is at. */
  stop(): void {
    this.stopped = true;
    for (const end of this.following) end.abort();
  }

  private async write(
    raw: ServerResponse,
    happenings: AsyncIterable<RecordedHappening>,
    end: AbortController,
  ): Promise<void> {
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.on('close', () => end.abort());
    raw.write(`retry: ${RETRY_MS}\n\n`);
    const heartbeat = setInterval(() => {
      if (!raw.writableNeedDrain) raw.write(': still here\n\n');
    }, HEARTBEAT_MS);
    try {
      for await (const happening of happenings) {
        if (end.signal.aborted) break;
        if (raw.write(messageOf(happening))) continue;
        // Nothing more is read from the log until this one has taken what it was given.
        await once(raw, 'drain', { signal: AbortSignal.any([end.signal, AbortSignal.timeout(DRAIN_MS)]) });
      }
    } catch (error) {
      // Whoever went away, or was too slow, comes back with the last id they saw; anything else is news to us.
      if (!isAbort(error)) this.runtime.logger.error({ err: error }, 'the feed of alerts broke off');
    } finally {
      clearInterval(heartbeat);
      raw.end();
    }
  }
}

const messageOf = (happening: RecordedHappening): string =>
  `id: ${happening.position}\nevent: ${happening.happened}\ndata: ${JSON.stringify(happening)}\n\n`;

const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
