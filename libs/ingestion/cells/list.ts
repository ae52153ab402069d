import { CellFault, type CellType } from './fault.js';
import { readCode } from './text.js';

/** Codes parted by `;`, blanks dropped, each once. */
export const CODES: CellType<readonly string[]> = {
  none: [],
  use: 'code',
  read: (text) => {
    const codes = new Set<string>();
    for (const part of text.split(';')) {
      const trimmed = part.trim();
      if (trimmed === '') continue;
      const code = readCode(trimmed);
      if (code instanceof CellFault) return code;
      codes.add(code);
    }
    return codes.size > 0
      ? [...codes]
      : new CellFault('required', 'Fill in at least one, with ; between them.');
  },
};
