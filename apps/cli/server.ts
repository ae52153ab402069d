import type { Readings } from '#reporting';
import { READINGS } from '#reporting';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule, createAdapter, serveApi, type ServeOptions } from '../api/index.js';
import type { Runtime } from '../runtime/index.js';
import { WebModule } from '../web/index.js';

/** The whole of it in one process: pages and API on one port. */
export async function createServer(
  runtime: Runtime,
  readings: Readings,
  options: ServeOptions = { viewer: true },
): Promise<NestFastifyApplication> {
  @Module({
    imports: [
      ApiModule.using(runtime, readings),
      WebModule.using({ provide: READINGS, useValue: readings }, runtime),
    ],
  })
  class RingfenceModule {}

  const app = await NestFactory.create<NestFastifyApplication>(RingfenceModule, createAdapter(), {
    logger: ['error', 'warn'],
  });
  await serveApi(app, runtime.logger, options);
  return app;
}
