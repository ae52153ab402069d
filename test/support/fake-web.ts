import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { READINGS } from '#reporting';
import { WebModule } from '../../apps/web/index.js';
import { FakeReadings } from '../../libs/reporting/testing/fake-readings.js';

/** The pages over made-up readings on a free loopback port. The caller stops them. */
export async function startFakeWeb(): Promise<{ url: string; stop: () => Promise<void> }> {
  const app = await NestFactory.create<NestFastifyApplication>(
    WebModule.using({ provide: READINGS, useValue: new FakeReadings() }),
    new FastifyAdapter(),
    { logger: ['error'] },
  );
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => app.close() };
}
