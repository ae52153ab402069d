import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { problem, PROBLEM_TYPE } from './problems/problem.js';

/** An address with a NUL in it names nothing that anybody has, and no database takes it: refused before anybody looks it up. */
export function takeReadableAddressesOnly(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (!/%00/.test(request.url)) return done();
      const detail = 'the address holds %00, a character that no name or text has';
      void reply
        .status(400)
        .header('content-type', PROBLEM_TYPE)
        .send(problem('InvalidRequest', 400, detail));
    });
}
