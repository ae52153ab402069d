import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import type { Encoding } from '../result.js';
import { signatureFault, type ReadFault } from './signature.js';

/** What one pass over the bytes says, before any row is read. */
export interface Inspection {
  readonly sha256: string;
  readonly byteLength: number;
  readonly encoding: Encoding;
  /** Why it cannot be read at all. */
  readonly fault: ReadFault | null;
}

/**
 * Digest, length, encoding and what the file really is. UTF-8 where every byte sequence is; otherwise Windows-1252, which is
 * what a spreadsheet saves as plain "CSV". A file that cannot be opened answers with a fault and an empty digest.
 */
export async function inspect(open: () => AsyncIterable<Buffer>): Promise<Inspection> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const first: Buffer[] = [];
  let byteLength = 0;
  let isUtf8 = true;
  let hasNul = false;
  try {
    for await (const chunk of open()) {
      hash.update(chunk);
      if (byteLength < 512) first.push(chunk.subarray(0, 512));
      byteLength += chunk.length;
      hasNul ||= chunk.includes(0);
      isUtf8 &&= decodes(utf8, chunk);
    }
  } catch (error) {
    return { sha256: '', byteLength, encoding: 'utf-8', fault: unreadable(error) };
  }
  isUtf8 &&= decodes(utf8, Buffer.alloc(0), true);
  return {
    sha256: hash.digest('hex'),
    byteLength,
    encoding: isUtf8 ? 'utf-8' : 'windows-1252',
    fault: signatureFault(Buffer.concat(first), byteLength, hasNul),
  };
}

function decodes(decoder: TextDecoder, chunk: Buffer, last = false): boolean {
  try {
    decoder.decode(chunk, { stream: !last });
    return true;
  } catch {
    return false;
  }
}

/** Only faults of the file system are the file's; anything else is ours and goes up. */
function unreadable(error: unknown): ReadFault {
  const code = (error as NodeJS.ErrnoException).code;
  const why: Record<string, string> = {
    EISDIR: 'This is a folder, not a file: put the file itself here.',
    ENOENT: 'There is no such file: check its name.',
    EACCES: 'The file may not be read: give this user the permission to read it.',
    EPERM: 'The file may not be read: give this user the permission to read it.',
    ELOOP: 'The link to this file leads in a circle: put the file itself here.',
    EIO: 'The disk could not read this file: copy it here again.',
  };
  const message = code === undefined ? undefined : why[code];
  if (message === undefined) throw error;
  return { rule: 'unreadable_file', message };
}
