import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { problem, PROBLEM_TYPE } from './problems/problem.js';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** The host of an Origin header; `null` and nonsense are nobody's. */
const hostOf = (origin: string): string => /^https?:\/\/([^/]+)$/.exec(origin)?.[1] ?? '';

/**
 * Listening on loopback keeps other machines out, and not other web pages: a name that points here (DNS rebinding) or a form on another
 * site would reach us through the reader's own browser. Until there are doors, only requests that mean this machine are answered.
 */
export function answerLoopbackOnly(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const { host, origin } = request.headers;
      const foreign = !LOOPBACK.test(host ?? '') || (origin !== undefined && !LOOPBACK.test(hostOf(origin)));
      if (!foreign) return done();
      const detail =
        'only requests of this machine, by a loopback name, are answered until access control is built';
      void reply
        .status(403)
        .header('content-type', PROBLEM_TYPE)
        .send(problem('Forbidden', 403, detail));
    });
}
