import type { RawCell } from './cell-value.js';
import { MAX_CELL_CHARACTERS } from './limits.js';
import { StringText } from './string-text.js';
import { corrupt } from './workbook-error.js';
import type { Attributes } from './xml.js';

/** Only for the eye: a formula may have 8,192 characters. */
const FORMULA_CHARACTERS = 200;

/** Gathers what stands between the tags of one cell: its value, its formula, its text. */
export class CellReader {
  private type = 'n';
  private style = 0;
  private value: string | null = null;
  private formula: string | null = null;
  private into: 'value' | 'formula' | null = null;
  private isInline = false;
  private readonly inline = new StringText();

  begin({ t, s }: Attributes): void {
    this.type = t ?? 'n';
    this.style = Number(s ?? 0);
    this.value = this.formula = null;
    this.isInline = false;
    this.inline.begin();
  }

  open(name: string): void {
    if (name === 'v') {
      this.value = '';
      this.into = 'value';
    } else if (name === 'f') {
      this.formula = '';
      this.into = 'formula';
    } else if (name === 'is') this.isInline = true;
    else if (this.isInline) this.inline.open(name);
  }

  close(name: string): void {
    if (name === 'v' || name === 'f') this.into = null;
    else if (this.isInline) this.inline.close(name);
  }

  text(text: string): void {
    if (this.into === 'value') {
      this.value += text;
      // An escape has seven characters for one.
      if ((this.value as string).length > 7 * MAX_CELL_CHARACTERS) throw tooLong();
    } else if (this.into === 'formula') {
      if ((this.formula as string).length < FORMULA_CHARACTERS)
        this.formula += text.slice(0, FORMULA_CHARACTERS);
    } else if (this.isInline) this.inline.text(text);
  }

  take(): RawCell {
    const { type, style, value, formula } = this;
    return { type, style, value, formula, inline: this.isInline ? this.inline.take() : '' };
  }
}

export const tooLong = (): Error => corrupt('a value is longer than a cell can hold');
