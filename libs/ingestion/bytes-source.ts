import type { Kind } from './kinds/names.js';
import type { FileSource } from './ports.js';
import { isWorkbook } from './read/signature.js';

/** A batch of rows is made of each: bytes that are nothing but line ends become as many rows at once. */
const CHUNK_BYTES = 64 * 1024;

/** A file that is held as its bytes: CSV or a workbook, told apart by what they are, and so named where nobody named it. */
export function bytesSource(kind: Kind, bytes: Buffer, fileName?: string): FileSource {
  return {
    kind,
    fileName: fileName ?? `${kind}${isWorkbook(bytes) ? '.xlsx' : '.csv'}`,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
    },
  };
}
