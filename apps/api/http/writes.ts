import { randomUUID } from 'node:crypto';
import type { SeenRevision } from '#application';
import type { Person } from '#identity';
import type { CommandMeta } from '#kernel';
import { Receipts } from '#workspace';
import { Inject, Injectable } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { v5 } from 'uuid';
import { actorOf, type Runtime } from '../../runtime/index.js';
import { PROBLEM_TYPE } from '../problems/problem.js';
import { RUNTIME } from '../tokens.js';
import { Acting, type RequestOfSomebody } from './acting.js';
import type { Answer } from './answer.js';
import { seenBy } from './if-match.js';
import { checkKey } from './idempotency-key.js';
import { once } from './once.js';

/** Frozen: the ids of commands that a request gives a key to derive from it. */
const KEYED_COMMANDS = 'f7c1b8f2-5f0d-5b6e-9a57-6d2a0d9a4c11';

export interface WriteRequest extends RequestOfSomebody {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}
export interface WriteReply {
  status(code: number): WriteReply;
  header(name: string, value: string): WriteReply;
  send(body: unknown): unknown;
}

/** Documents the header on what it stands above. */
export const ApiIdempotencyKey = (): ReturnType<typeof ApiHeader> =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'One for each request. Same key and request: the first answer again. Same key, another request: 422.',
  });

/** How a JSON request that changes something is answered: once for its Idempotency-Key, in the name of who acts. */
@Injectable()
export class Writes {
  private readonly receipts: Receipts;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
  ) {
    this.receipts = new Receipts(runtime.pool);
  }

  /**
   * `work` gets who asks and the meta of its command (for several, derive ids from `meta.commandId` by uuid v5): the same key gives the
   * same id, so that a retry after a crash writes nothing twice. What it throws is not kept: the next try is a try.
   */
  async answer(
    request: WriteRequest,
    reply: WriteReply,
    work: (person: Person, meta: CommandMeta) => Promise<Answer>,
  ): Promise<void> {
    const key = [request.headers['idempotency-key']].flat()[0];
    checkKey(key);
    const person = await this.acting.of(request);
    const asked = `${request.method} ${request.url} as ${person.id}`;
    const correlationId = key ?? randomUUID();
    const meta: CommandMeta = {
      commandId: key === undefined ? randomUUID() : v5(`${key} ${asked}`, KEYED_COMMANDS),
      ...{ actor: actorOf(person), at: this.runtime.clock(), correlationId, causationId: correlationId },
    };
    const body = Buffer.isBuffer(request.body)
      ? request.body
      : Buffer.from(JSON.stringify(request.body ?? null));
    const { status, body: said } = await once(this.receipts, asked, key, body, () => work(person, meta));
    reply.status(status).header('content-type', status >= 400 ? PROBLEM_TYPE : 'application/json');
    if (typeof said['etag'] === 'string') reply.header('etag', said['etag']);
    reply.send(said);
  }

  /** The same for what stands already: `work` is told too what was seen of it, from If-Match. Throws a problem: 428 without, 400 for none of ours. */
  async change(
    request: WriteRequest,
    reply: WriteReply,
    status: 200 | 201,
    work: (person: Person, meta: CommandMeta, seen: SeenRevision) => Promise<Answer['body']>,
  ): Promise<void> {
    const seen = seenBy([request.headers['if-match']].flat()[0]);
    return this.answer(request, reply, async (person, meta) => ({
      ...{ status, body: await work(person, meta, seen) },
    }));
  }
}
