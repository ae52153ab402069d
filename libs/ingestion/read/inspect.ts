import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import type { FileSource } from '../ports.js';
import type { Encoding, Format } from '../result.js';
import { ContainerNames } from './container.js';
import { byteOrderMark, isWorkbook, signatureFault, type ReadFault } from './signature.js';

/** What one pass over the bytes says, before any row is read. */
export interface Inspection {
  readonly sha256: string;
  readonly byteLength: number;
  /** What its text is written in; of no meaning in a workbook. */
  readonly encoding: Encoding;
  /** Its bytes begin as a zip does, whatever it is called. */
  readonly isWorkbook: boolean;
  /** Why it cannot be read at all. */
  readonly fault: ReadFault | null;
}

const HEAD_BYTES = 512;

/**
 * Digest, length, encoding and what the file really is. UTF-16 where its mark says so, UTF-8 where every byte sequence is; otherwise
 * Windows-1252, which is what a spreadsheet saves as plain "CSV". A file that cannot be opened answers with a fault and an empty digest.
 */
export async function inspect(open: () => AsyncIterable<Buffer>): Promise<Inspection> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const container = new ContainerNames();
  let head = Buffer.alloc(0);
  let byteLength = 0;
  let isUtf8 = true;
  let hasNul = false;
  try {
    for await (const chunk of open()) {
      hash.update(chunk);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      byteLength += chunk.length;
      hasNul ||= chunk.includes(0);
      isUtf8 &&= decodes(utf8, chunk);
      container.look(chunk);
    }
  } catch (error) {
    const fault = unreadable(error);
    return { sha256: '', byteLength, encoding: 'utf-8', isWorkbook: false, fault };
  }
  isUtf8 &&= decodes(utf8, Buffer.alloc(0), true);
  return {
    sha256: hash.digest('hex'),
    byteLength,
    encoding: byteOrderMark(head) ?? (isUtf8 ? 'utf-8' : 'windows-1252'),
    isWorkbook: isWorkbook(head),
    fault: signatureFault(head, byteLength, hasNul, container),
  };
}

/** What the file was read as, for the answer. */
export function asRead(
  { fileName }: FileSource,
  { fault, isWorkbook, encoding }: Inspection,
): { format: Format | null; encoding: Encoding | null } {
  if (fault !== null) return { format: null, encoding: null };
  if (isWorkbook) return { format: 'xlsx', encoding: null };
  return { format: isJson(fileName) ? 'json' : 'csv', encoding };
}

/** A file whose name ends in `.json` holds rows as objects under the same column names. */
export const isJson = (fileName: string): boolean => fileName.toLowerCase().endsWith('.json');

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
