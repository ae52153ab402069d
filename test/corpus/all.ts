import { CELLS } from './cells.js';
import type { CorpusFile } from './corpus-file.js';
import { EVERY_KIND } from './every-kind.js';
import { HOSTILE } from './hostile.js';
import { TEXTS } from './texts.js';
import { WORKBOOKS } from './workbooks.js';

// Made to be large: slow to damage, and no different.
const LARGE = /megabyte|without-end|two-thousand|million|bomb|nested-deeply|all-rows|all-columns/;

/** Every bad file, and some good ones beside them. */
export const CORPUS: readonly CorpusFile[] = [...EVERY_KIND, ...TEXTS, ...CELLS, ...WORKBOOKS, ...HOSTILE];

/** Those of a few kilobytes. */
export const SMALL: readonly CorpusFile[] = CORPUS.filter(({ name }) => !LARGE.test(name));
