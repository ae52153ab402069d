import type { Logger } from '#platform';
import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ApiModule } from './api.module.js';
import { answerLoopbackOnly } from './loopback-only.js';
import { ProblemFilter } from './problems/problem.filter.js';

/** The largest body taken over HTTP, in bytes; larger files go in by `ringfence load`. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

export interface ServeOptions {
  /** A viewer of the description at /docs. */
  readonly viewer: boolean;
}

/** What the API needs of the server it runs in: raw CSV bodies, problem details, and its own description. */
export function serveApi(app: NestFastifyApplication, logger: Logger, { viewer }: ServeOptions): void {
  answerLoopbackOnly(app);
  app.useGlobalFilters(new ProblemFilter(logger));
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser(
      ['text/csv', 'application/octet-stream'],
      { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
      (_request: unknown, body: unknown, done: (error: null, body: unknown) => void) => done(null, body),
    );
  describeApi(app, viewer);
}

function describeApi(app: INestApplication, viewer: boolean): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Ringfence')
    .setDescription(
      "Where England's money for health inequalities went, and what it changed. Money in pence, rates in basis points.",
    )
    .setVersion('1')
    .build();
  SwaggerModule.setup(
    'docs',
    app,
    () => SwaggerModule.createDocument(app, config, { include: [ApiModule] }),
    {
      ui: viewer,
      jsonDocumentUrl: 'openapi.json',
      yamlDocumentUrl: 'openapi.yaml',
    },
  );
}
