import { FastifyAdapter } from '@nestjs/platform-fastify';
import { problem, PROBLEM_TYPE } from './problems/problem.js';

/** The largest body taken over HTTP, in bytes; larger files go in by `ringfence load`. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: never): unknown;
}

const NO_ADDRESS =
  'the address is no valid URL: after % stand the two digits of a byte, and the bytes are UTF-8';

/** Fastify as the API needs it: what it refuses before any route is reached is answered in our shape too. */
export const createAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    frameworkErrors: (_error: unknown, _request: unknown, reply: Reply) => {
      void reply
        .status(400)
        .header('content-type', PROBLEM_TYPE)
        .send(problem('InvalidRequest', 400, NO_ADDRESS) as never);
    },
  });
