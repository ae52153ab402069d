import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_BODY_BYTES } from './create-adapter.js';
import { problem, PROBLEM_TYPE } from './problems/problem.js';

/** Of an Excel workbook. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FORM = 'application/x-www-form-urlencoded';
const MAX_FORM_BYTES = 256 * 1024;

/**
 * To the API CSV and workbooks come as their bytes and JSON parsed; any other media type is 415, those that the frameworks would read unasked too.
 * Forms, with files or without, are for pages alone.
 */
export async function takeMediaTypes(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const bytes = (_request: unknown, body: unknown, done: (error: null, body: unknown) => void): void =>
    done(null, body);
  server.addContentTypeParser(
    ['text/csv', XLSX_TYPE],
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    bytes,
  );
  // Nest brings its reader of forms at the start unless it was registered before, so it is, and goes with that of plain text.
  app.useBodyParser(FORM);
  server.removeContentTypeParser([FORM, 'text/plain']);
  server.addContentTypeParser(
    FORM,
    { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
    (_request: unknown, body: unknown, done: (error: null, body: unknown) => void) =>
      done(null, fieldsOf(new URLSearchParams(String(body)))),
  );
  await app.register(multipart as never, {
    limits: { fileSize: MAX_BODY_BYTES, files: 1, fields: 50, fieldSize: MAX_FORM_BYTES, parts: 60 },
    throwFileSizeLimit: true,
  });
  server.addHook('onRequest', (request, reply, done) => {
    const type = request.headers['content-type'] ?? '';
    if (!request.url.startsWith('/v1') || !/^\s*(multipart\/|application\/x-www-form-urlencoded)/i.test(type))
      return done();
    const detail = `Unsupported Media Type: ${type.slice(0, 80)}; forms are taken by pages only`;
    void reply
      .status(415)
      .header('content-type', PROBLEM_TYPE)
      .send(problem('HttpError', 415, detail));
  });
}

/** The fields of a form; one that is there several times is a list. */
function fieldsOf(form: URLSearchParams): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    fields.set(name, values.length === 1 ? values[0]! : values);
  }
  return Object.fromEntries(fields);
}
