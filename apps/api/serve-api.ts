import type { Logger } from '#platform';
import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ApiModule } from './api.module.js';
import { answerLoopbackOnly } from './loopback-only.js';
import { takeReadableAddressesOnly } from './readable-address.js';
import { takeUncompressedOnly } from './uncompressed-only.js';
import { takeMediaTypes } from './media-types.js';
import { KnownRoutes } from './problems/known-routes.js';
import { ProblemFilter } from './problems/problem.filter.js';

export interface ServeOptions {
  /** A viewer of the description at /docs. */
  readonly viewer: boolean;
}

/** What the API needs of the server it runs in: raw CSV bodies, problem details, and its own description. */
export async function serveApi(
  app: NestFastifyApplication,
  logger: Logger,
  { viewer }: ServeOptions,
): Promise<void> {
  answerLoopbackOnly(app);
  takeUncompressedOnly(app);
  takeReadableAddressesOnly(app);
  app.useGlobalFilters(new ProblemFilter(logger, new KnownRoutes(app)));
  const server = app.getHttpAdapter().getInstance();
  // Browsers ask every site for one, the viewer's page among them, which names none.
  server.get('/favicon.ico', (_request, reply) => reply.status(204).send());
  await takeMediaTypes(app);
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
