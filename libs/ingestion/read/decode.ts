import { StringDecoder } from 'node:string_decoder';
import type { Encoding } from '../result.js';
import { decodeWindows1252 } from './windows-1252.js';

/** Chunks of a file as text, cut anywhere; UTF-8 stays as it is, because the parser takes its bytes. */
export function decoderOf(encoding: Encoding): (chunk: Buffer) => Buffer | string {
  switch (encoding) {
    case 'utf-8':
      return (chunk) => chunk;
    case 'windows-1252':
      return decodeWindows1252;
    case 'utf-16le':
      return utf16((bytes) => bytes);
    case 'utf-16be':
      return utf16((bytes) => Buffer.from(bytes).swap16());
  }
}

/** Two bytes at a time, in the order that the decoder takes; the mark at the start is no text. */
function utf16(ordered: (pairs: Buffer) => Buffer): (chunk: Buffer) => string {
  const decoder = new StringDecoder('utf16le');
  let odd = Buffer.alloc(0);
  let isStart = true;
  return (chunk) => {
    const bytes = odd.length === 0 ? chunk : Buffer.concat([odd, chunk]);
    const whole = bytes.length - (bytes.length % 2);
    odd = Buffer.from(bytes.subarray(whole));
    const text = decoder.write(ordered(bytes.subarray(0, whole)));
    if (!isStart || text === '') return text;
    isStart = false;
    return text.replace(/^\ufeff/, '');
  };
}
