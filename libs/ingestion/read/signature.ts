import type { ContainerNames } from './container.js';

/** Why a file cannot be read at all, as a file-level finding. */
export interface ReadFault {
  readonly rule: string;
  readonly message: string;
}

const AS_CSV = 'open it in the spreadsheet and save it as "CSV UTF-8".';

const starts = (head: Buffer, ...bytes: number[]): boolean =>
  head.subarray(0, bytes.length).equals(Buffer.from(bytes));

/** A zip, which every Excel workbook (.xlsx) is; whether it holds one is seen when it is opened. */
export const isWorkbook = (head: Buffer): boolean =>
  starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06);

/** The encoding that the first two bytes say; null where they say none. */
export function byteOrderMark(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (starts(head, 0xff, 0xfe)) return 'utf-16le';
  return starts(head, 0xfe, 0xff) ? 'utf-16be' : null;
}

/** What the bytes give away; null when it may be text or a workbook. `head` holds at least the first 512 bytes. */
export function signatureFault(
  head: Buffer,
  byteLength: number,
  hasNul: boolean,
  { found }: ContainerNames,
): ReadFault | null {
  if (byteLength === 0)
    return { rule: 'empty_file', message: 'The file is empty: save it again from its source.' };
  if (isWorkbook(head)) return null;
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return container(found);
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) {
    return {
      rule: 'not_text',
      message: 'This is a PDF by another name: hand in the table it was made from.',
    };
  }
  if (byteOrderMark(head) !== null) {
    return byteLength % 2 === 0
      ? null
      : { rule: 'not_text', message: `The file ends within a character, so it was cut off: ${AS_CSV}` };
  }
  if (hasNul) return looksUtf16(head) ? utf16() : notText();
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^<(\?xml|!doctype|html)/.test(text)) {
    return { rule: 'not_text', message: `This is a web page or XML by another name: ${AS_CSV}` };
  }
  return null;
}

/** The container of Office before 2007, and of its locked files until today. */
function container(found: ContainerNames['found']): ReadFault {
  if (found.has('encrypted')) {
    return {
      rule: 'workbook_locked',
      message: 'The workbook is protected by a password: save it without one and hand it in again.',
    };
  }
  const what =
    found.has('workbook') || found.has('book') ? 'an old Excel workbook (.xls)' : 'an old Office file';
  return {
    rule: 'workbook_old',
    message: `This is ${what}: save it as an Excel workbook (.xlsx) or as "CSV UTF-8".`,
  };
}

function looksUtf16(head: Buffer): boolean {
  return head.length >= 4 && ((head[1] === 0 && head[3] === 0) || (head[0] === 0 && head[2] === 0));
}

function utf16(): ReadFault {
  return {
    rule: 'utf16',
    message: `The file is saved as Unicode text (UTF-16) without the mark that says so: ${AS_CSV}`,
  };
}

function notText(): ReadFault {
  return { rule: 'not_text', message: `The file holds bytes that are not text (NUL): ${AS_CSV}` };
}
