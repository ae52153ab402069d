import { MAX_CELL_CHARACTERS, MAX_SHARED_BYTES } from './limits.js';
import { tooLarge, type Package } from './package.js';
import { StringText } from './string-text.js';
import { readWholeXml } from './xml.js';
import { corrupt } from './workbook-error.js';

const PAGE_BYTES = 1024 * 1024;
/** Codes and names come again and again; each is then one string in memory. */
const MAX_KEPT = 10_000;
const KEPT_CHARACTERS = 64;

/** The texts that cells name by number, as bytes in pages: strings cut from the XML would hold all of it in memory. */
export class SharedStrings {
  private readonly pages: Buffer[] = [];
  private used = 0;
  /** Where each begins (page × its size + offset), and one more for the end of the last. */
  private starts = new Uint32Array(1024);
  private lengths = new Uint32Array(1024);
  private readonly kept = new Map<number, string>();
  count = 0;

  static async read(zip: Package, part: string | null): Promise<SharedStrings> {
    const strings = new SharedStrings();
    // A workbook of numbers, or one whose texts stand in their cells, has no such part.
    if (part === null) return strings;
    const text = new StringText();
    await readWholeXml(part, zip.read(part), {
      open(name) {
        if (name === 'si') text.begin();
        text.open(name);
      },
      close(name) {
        text.close(name);
        if (name === 'si') strings.add(text.take());
      },
      text: (piece) => text.text(piece),
    });
    return strings;
  }

  /** Undefined where there is none of this number. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    const known = this.kept.get(index);
    if (known !== undefined) return known;
    const start = this.starts[index] as number;
    const page = this.pages[Math.floor(start / PAGE_BYTES)] as Buffer;
    const from = start % PAGE_BYTES;
    const text = page.toString('utf8', from, from + (this.lengths[index] as number));
    if (this.kept.size < MAX_KEPT && text.length <= KEPT_CHARACTERS) this.kept.set(index, text);
    return text;
  }

  private add(text: string): void {
    if (text.length > MAX_CELL_CHARACTERS) throw corrupt('a text is longer than a cell can hold');
    const bytes = Buffer.byteLength(text);
    if (this.pages.length === 0 || this.used + bytes > PAGE_BYTES) {
      if ((this.pages.length + 1) * PAGE_BYTES > MAX_SHARED_BYTES)
        throw tooLarge('its texts have more than 64 MiB');
      this.pages.push(Buffer.allocUnsafe(PAGE_BYTES));
      this.used = 0;
    }
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts);
      this.lengths = grown(this.lengths);
    }
    this.starts[this.count] = (this.pages.length - 1) * PAGE_BYTES + this.used;
    this.lengths[this.count] = bytes;
    (this.pages.at(-1) as Buffer).write(text, this.used);
    this.used += bytes;
    this.count += 1;
  }
}

function grown(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(from.length * 2);
  larger.set(from);
  return larger;
}
