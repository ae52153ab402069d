import { crc32, deflateRawSync } from 'node:zlib';

/** One part of a zip, and what to write wrongly about it. */
export interface ZipPart {
  readonly name: string;
  readonly data: string | Buffer;
  /** Not compressed. */
  readonly stored?: boolean;
  readonly crc?: number;
  /** What the directory says of its length unpacked. */
  readonly size?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  readonly method?: number;
}

/** A zip of these parts: the same parts, the same bytes. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = typeof part.data === 'string' ? Buffer.from(part.data, 'utf8') : part.data;
    const packed = part.stored === true ? data : deflateRawSync(data);
    const name = Buffer.from(part.name, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.flags ?? 0, 2);
    fields.writeUInt16LE(part.method ?? (part.stored === true ? 0 : 8), 4);
    fields.writeUInt16LE(0x21, 8); // 1 January 1980
    fields.writeUInt32LE(part.crc ?? crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.size ?? data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    locals.push(signature(0x04034b50), fields, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), fields, rest, name);
    offset += 4 + fields.length + name.length + packed.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, all, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
