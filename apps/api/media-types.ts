import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_BODY_BYTES } from './create-adapter.js';

const FORM = 'application/x-www-form-urlencoded';

/** CSV comes as its bytes, JSON parsed. Any other media type is 415, those that the frameworks would read unasked too. */
export function takeCsvAndJsonOnly(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_request: unknown, body: unknown, done: (error: null, body: unknown) => void) => done(null, body),
  );
  // Nest brings its reader of forms at the start unless it was registered before, so it is, and goes with that of plain text.
  app.useBodyParser(FORM);
  server.removeContentTypeParser([FORM, 'text/plain']);
}
