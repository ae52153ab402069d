import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import {
  MAX_HELD_PART_BYTES,
  MAX_PART_BYTES,
  MAX_PARTS,
  MAX_RATIO,
  MAX_UNPACKED_BYTES,
  RATIO_FROM_BYTES,
} from './limits.js';
import { corrupt, WorkbookError } from './workbook-error.js';

/** The zip around a workbook: its parts by name, each read as a stream whose length and checksum are verified. */
export class Package {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Looks at the directory only; what would unpack to too much is refused here, before a byte of it is unpacked. */
  static async open(bytes: Buffer): Promise<Package> {
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true });
      const entries = new Map<string, Entry>();
      if (zip.entryCount > MAX_PARTS) throw tooLarge(`it has ${zip.entryCount} parts`);
      let unpacked = 0;
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase();
        if (entries.has(name)) throw corrupt(`the part ${shown(entry.fileName)} is there twice`);
        unpacked += checkedSize(entry);
        if (unpacked > MAX_UNPACKED_BYTES) throw tooLarge('unpacked it would have more than 1 GiB');
        entries.set(name, entry);
      }
      return new Package(zip, entries);
    } catch (error) {
      throw asWorkbookError(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** The bytes of a part, unpacked. Throws WorkbookError where they are not what the directory says. */
  async *read(name: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw corrupt(`the part ${shown(name)} is missing`);
    let sum = 0;
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw asWorkbookError(error);
    }
    if (sum !== entry.crc32) throw corrupt(`the checksum of ${shown(name)} is wrong`);
  }

  /** A small part, whole. */
  async held(name: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.read(name)) {
      bytes += chunk.length;
      if (bytes > MAX_HELD_PART_BYTES) throw tooLarge(`its part ${shown(name)} has more than 16 MiB`);
      parts.push(chunk);
    }
    return Buffer.concat(parts);
  }
}

export function tooLarge(why: string): WorkbookError {
  return new WorkbookError(
    'workbook_too_large',
    `The workbook is too large to be read (${why}): hand its rows in as CSV, or in parts.`,
  );
}

function checkedSize({ fileName, compressedSize, uncompressedSize }: Entry): number {
  if (uncompressedSize > MAX_PART_BYTES)
    throw tooLarge(`unpacked its part ${shown(fileName)} would have more than 512 MiB`);
  if (uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > MAX_RATIO * Math.max(compressedSize, 1)) {
    throw tooLarge(`its part ${shown(fileName)} unpacks to more than ${MAX_RATIO} times its size`);
  }
  return uncompressedSize;
}

/** Names come from outside. */
const shown = (name: string): string => name.slice(0, 80);

/** Whatever the zip is at fault of; faults of ours are told apart by their class. */
function asWorkbookError(error: unknown): unknown {
  if (error instanceof WorkbookError) return error;
  const said = (error as Error).message;
  if (/encrypted/i.test(said)) {
    return new WorkbookError(
      'workbook_locked',
      'The workbook is protected by a password: save it without one and hand it in again.',
    );
  }
  return corrupt(said.slice(0, 120));
}
