// By table and not by TextDecoder: Node 20.18.3 to 20.19 and 22.13 to 24.6 decode 0x80–0x9F of windows-1252 as Latin-1
// (nodejs/node#56542), which turns € and – into invisible control characters.
const C1 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** One byte, one character: chunks may be cut anywhere. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (c) => C1[c.charCodeAt(0) - 0x80] as string);
}
