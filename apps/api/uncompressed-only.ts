import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { problem, PROBLEM_TYPE } from './problems/problem.js';

/** A compressed body is refused as such: read as it comes, it would be told as a file that is no CSV. */
export function takeUncompressedOnly(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const coding = request.headers['content-encoding'] ?? '';
      if (/^(identity)?$/i.test(coding.trim())) return done();
      const detail = `the body is sent as ${coding.slice(0, 40)}; send it uncompressed`;
      void reply
        .status(415)
        .header('content-type', PROBLEM_TYPE)
        .header('accept-encoding', 'identity')
        .send(problem('UnsupportedMediaType', 415, detail, [{ detail, header: 'Content-Encoding' }]));
    });
}
