import { createServer } from 'node:net';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ClusterLayout } from './layout.js';

/** The superuser's connection string for a database of the cluster. */
export function superuserUrl(layout: ClusterLayout, port: number, database = 'postgres'): string {
  const password = readFileSync(layout.passwordFile, 'utf8').trim();
  // Said outright, or a PGSSLMODE in somebody's environment would ask this server for what it has not got.
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** Asks until PostgreSQL answers a query, `goOn` says no (answers false), or the deadline (epoch ms) passes. */
export async function waitUntilAnswers(
  url: string,
  deadlineMs: number,
  goOn: () => boolean,
): Promise<boolean> {
  while (Date.now() < deadlineMs) {
    if (await answers(url)) return true;
    if (!goOn()) return false;
    await sleep(40);
  }
  return false;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A free TCP port on 127.0.0.1: the wanted one if it is free. */
export async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? 0;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

/** What was written to a file behind `fromByte`, at most its last 4,000 bytes. */
export function logSince(path: string, fromByte: number): string {
  const fd = openSync(path, 'r');
  try {
    const size = fstatSync(fd).size;
    const start = Math.max(fromByte, size - 4000);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(fd, buffer, 0, buffer.length, start);
    return buffer.toString('utf8').trim();
  } finally {
    closeSync(fd);
  }
}
