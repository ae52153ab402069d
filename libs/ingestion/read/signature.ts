/** Why a file cannot be read at all, as a file-level finding. */
export interface ReadFault {
  readonly rule: string;
  readonly message: string;
}

const AS_CSV = 'open it in the spreadsheet and save it as "CSV UTF-8".';

/** What the first bytes give away; null when it may be text. `head` holds at least the first 512 bytes. */
export function signatureFault(head: Buffer, byteLength: number, hasNul: boolean): ReadFault | null {
  if (byteLength === 0)
    return { rule: 'empty_file', message: 'The file is empty: save it again from its source.' };
  const starts = (...bytes: number[]): boolean => head.subarray(0, bytes.length).equals(Buffer.from(bytes));
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return utf16();
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) {
    return {
      rule: 'workbook_named_csv',
      message: `This is an Excel workbook (or another zip file) by another name: ${AS_CSV}`,
    };
  }
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    return {
      rule: 'workbook_named_csv',
      message: `This is an old or password-protected Excel workbook by another name: ${AS_CSV}`,
    };
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) {
    return {
      rule: 'not_text',
      message: 'This is a PDF by another name: hand in the table it was made from.',
    };
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

function looksUtf16(head: Buffer): boolean {
  return head.length >= 4 && ((head[1] === 0 && head[3] === 0) || (head[0] === 0 && head[2] === 0));
}

function utf16(): ReadFault {
  return { rule: 'utf16', message: `The file is saved as Unicode text (UTF-16): ${AS_CSV}` };
}

function notText(): ReadFault {
  return { rule: 'not_text', message: `The file holds bytes that are not text (NUL): ${AS_CSV}` };
}
