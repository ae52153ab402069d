import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of the archive. */
export interface ZipEntry {
  readonly name: string;
  readonly chunks: AsyncIterable<string> | Iterable<string>;
}

const LARGEST = 0xffffffff;
/** 1 January 1980, the first day of the format: the same content gives the same bytes. */
const NO_DATE = 0x00210000;
/** Sizes and digest follow the bytes (bit 3), and names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  packed: number;
  bytes: number;
}

/**
 * A zip archive as its bytes come: each entry is compressed while it is made, so that an archive of any size costs no memory. Up to 4 GiB,
 * which no workbook of ours comes near.
 */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, chunks } of entries) {
    const entry: Written = { name: Buffer.from(name), offset, crc: 0, packed: 0, bytes: 0 };
    written.push(entry);
    for await (const part of entryBytes(entry, chunks)) {
      offset += part.length;
      yield part;
    }
    if (offset > LARGEST || entry.bytes > LARGEST) throw new RangeError('the archive would be over 4 GiB');
  }
  yield directory(written, offset);
}

async function* entryBytes(entry: Written, chunks: ZipEntry['chunks']): AsyncGenerator<Buffer> {
  yield Buffer.concat([
    fields([4, 0x04034b50], [2, VERSION], [2, FLAGS], [2, DEFLATE], [4, NO_DATE]),
    // Digest and sizes are not known yet: they follow.
    fields([4, 0], [4, 0], [4, 0], [2, entry.name.length], [2, 0]),
    entry.name,
  ]);
  for await (const part of deflated(entry, chunks)) {
    entry.packed += part.length;
    yield part;
  }
  yield fields([4, 0x08074b50], [4, entry.crc], [4, entry.packed], [4, entry.bytes]);
}

async function* deflated(entry: Written, chunks: ZipEntry['chunks']): AsyncGenerator<Buffer> {
  const source = Readable.from(counted(entry, chunks));
  const deflate = createDeflateRaw({ level: 3 });
  source.on('error', (error) => deflate.destroy(error));
  source.pipe(deflate);
  try {
    for await (const part of deflate) yield part as Buffer;
  } finally {
    source.destroy();
  }
}

async function* counted(entry: Written, chunks: ZipEntry['chunks']): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    entry.crc = crc32(bytes, entry.crc);
    entry.bytes += bytes.length;
    yield bytes;
  }
}

function directory(written: readonly Written[], start: number): Buffer {
  const records = Buffer.concat(
    written.flatMap(({ name, offset, crc, packed, bytes }) => [
      fields([4, 0x02014b50], [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATE], [4, NO_DATE]),
      fields([4, crc], [4, packed], [4, bytes], [2, name.length]),
      // No extra field, comment, disk, attributes.
      fields([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      name,
    ]),
  );
  const count = written.length;
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count]);
  return Buffer.concat([records, end, fields([4, records.length], [4, start], [2, 0])]);
}

/** Little-endian numbers, each of so many bytes. */
function fields(...numbers: (readonly [size: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(numbers.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of numbers) at = bytes.writeUIntLE(value, at, size);
  return bytes;
}
