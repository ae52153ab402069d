import type { CheckedFile } from './check/check-file.js';
import { asRead } from './read/inspect.js';
import type { FileFacts } from './result.js';

/** What every answer about a checked file says. */
export function facts({ source, kind, inspection, content }: CheckedFile): FileFacts {
  const { sha256 } = inspection;
  const { fileName } = source;
  return { ...asRead(source, inspection), fileName, kind, sha256, rows: content?.rows ?? 0 };
}
