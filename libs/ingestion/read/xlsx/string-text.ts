import { MAX_CELL_CHARACTERS } from './limits.js';
import { corrupt } from './workbook-error.js';

/** What no XML can hold is written `_x000D_`, and an underscore before such a word `_x005F_`. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Gathers a string of a workbook: plain or in runs of rich text; what stands over it for its pronunciation is no part of it. */
export class StringText {
  private gathered = '';
  private collecting = false;
  private phonetic = false;

  begin(): void {
    this.gathered = '';
    this.phonetic = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.phonetic = true;
    else if (name === 't') this.collecting = !this.phonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic = false;
    else if (name === 't') this.collecting = false;
  }

  text(piece: string): void {
    if (!this.collecting) return;
    this.gathered += piece;
    // Escapes have seven characters for one.
    if (this.gathered.length > 7 * MAX_CELL_CHARACTERS)
      throw corrupt('a text is longer than a cell can hold');
  }

  take(): string {
    return unescaped(this.gathered);
  }
}

export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
