#!/usr/bin/env -S node --max-old-space-size=512
// On a large machine V8 lets garbage grow without need: a national load peaks at 330 MB without this bound and at 200 MB with it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../../../dist/apps/cli/main.js', import.meta.url);
if (!existsSync(fileURLToPath(main))) {
  process.stderr.write('Ringfence is not built yet: run `npm run build` first (npm ci does it too).\n');
  process.exit(1);
}
await import(main.href);
