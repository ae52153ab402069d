import type { Random } from '../../infra/demo/random.js';
import { zip, type ZipPart } from '../../libs/ingestion/testing/zip.js';

/** Bytes that mean something to whoever reads them. */
const TELLING = [0x00, 0x0a, 0x0d, 0x22, 0x26, 0x2c, 0x3b, 0x3c, 0x3e, 0x7f, 0x80, 0xa3, 0xc2, 0xef, 0xff];

/** The same file, damaged in one place, some in up to four: the same seed, the same damage. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let damaged = bytes;
  const times = random.below(3) === 0 ? 2 + random.below(3) : 1;
  for (let done = 0; done < times; done += 1) damaged = once(damaged, random);
  return damaged;
}

function once(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const length = Math.min(1 + random.below(64), bytes.length - at);
  const [before, piece, after] = [
    bytes.subarray(0, at),
    bytes.subarray(at, at + length),
    bytes.subarray(at + length),
  ];
  const byte = Buffer.from([
    random.below(2) === 0 ? TELLING[random.below(TELLING.length)]! : random.below(256),
  ]);
  switch (random.below(7)) {
    case 0: // another byte in its place
      return Buffer.concat([before, byte, bytes.subarray(at + 1)]);
    case 1: // one more
      return Buffer.concat([before, byte, piece, after]);
    case 2: // a piece gone
      return Buffer.concat([before, after]);
    case 3: // a piece twice
      return Buffer.concat([before, piece, piece, after]);
    case 4: // cut off
      return Buffer.from(before);
    case 5: // a piece moved
      return Buffer.concat([before, after, piece]);
    default: // a piece filled with one byte
      return Buffer.concat([before, Buffer.alloc(length, byte), after]);
  }
}

/** A workbook whose zip is whole and one of whose parts is damaged: what a checksum does not find. */
export function withinParts(parts: readonly ZipPart[], random: Random): Buffer {
  const at = random.below(parts.length);
  return zip(
    parts.map((part, index) => {
      if (index !== at) return part;
      const data = typeof part.data === 'string' ? Buffer.from(part.data) : part.data;
      return { ...part, data: mutated(data, random) };
    }),
  );
}
