import { createHash } from 'node:crypto';
import type { ReturnInFile } from './return-in-file.js';
import type { Spool } from './spool.js';

/**
 * The texts of a return's lines, each line ended by a newline. Throws at the end when they are not those that were checked: a disk that
 * gives back something else must not have it submitted.
 */
export async function* sameTexts(
  spool: Pick<Spool, 'read'>,
  of: ReturnInFile,
  linesSha256: string,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for (const { text } of spool.read(of)) {
    hash.update(text);
    yield text;
  }
  if (hash.digest('hex') !== linesSha256)
    throw new Error(`the temporary file gave back other lines of ${of.key} than were checked`);
}
