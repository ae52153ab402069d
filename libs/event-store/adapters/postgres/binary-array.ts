/**
 * PostgreSQL arrays in their binary form. The text form has every quote and backslash of a JSON document escaped here and
 * unescaped there; this one is copied.
 */

const HEADER_BYTES = 20;
const TEXT_OID = 25;
const BIGINT_OID = 20;
const BIGINT_BYTES = 8;
const UUID_OID = 2950;
const UUID_BYTES = 16;

/** `text[]` with no nulls. */
export function textArray(items: readonly string[]): Buffer {
  let bytes = HEADER_BYTES;
  for (const item of items) bytes += 4 + Buffer.byteLength(item);
  const out = header(bytes, TEXT_OID, items.length);
  let at = HEADER_BYTES;
  for (const item of items) {
    const written = out.write(item, at + 4);
    out.writeInt32BE(written, at);
    at += 4 + written;
  }
  return out;
}

/** `uuid[]` with no nulls; the items must be UUIDs with their hyphens. */
export function uuidArray(items: readonly string[]): Buffer {
  const out = header(HEADER_BYTES + items.length * (4 + UUID_BYTES), UUID_OID, items.length);
  let at = HEADER_BYTES;
  for (const item of items) {
    out.writeInt32BE(UUID_BYTES, at);
    out.write(item.replaceAll('-', ''), at + 4, 'hex');
    at += 4 + UUID_BYTES;
  }
  return out;
}

/** `bigint[]` with no nulls. */
export function bigintArray(items: readonly number[]): Buffer {
  const out = header(HEADER_BYTES + items.length * (4 + BIGINT_BYTES), BIGINT_OID, items.length);
  let at = HEADER_BYTES;
  for (const item of items) {
    out.writeInt32BE(BIGINT_BYTES, at);
    out.writeBigInt64BE(BigInt(item), at + 4);
    at += 4 + BIGINT_BYTES;
  }
  return out;
}

/** One dimension, no nulls, element type, length, lower bound 1. */
function header(bytes: number, elementOid: number, length: number): Buffer {
  const out = Buffer.allocUnsafe(bytes);
  out.writeInt32BE(1, 0);
  out.writeInt32BE(0, 4);
  out.writeInt32BE(elementOid, 8);
  out.writeInt32BE(length, 12);
  out.writeInt32BE(1, 16);
  return out;
}
