// `node --import ./test/support/typescript/register.mjs file.ts`: lets plain Node run this project's sources, for tests that need a
// process of their own to kill. Types are stripped by swc as in the Jest runs; nothing is written.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
