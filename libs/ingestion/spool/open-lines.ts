import { pushMarks } from './line-marks.js';

const FIRST_BYTES = 4 * 1024;

/**
 * The lines of one return on their way to the spool, as bytes and not as strings: a string that waits here grows old and costs a full
 * collection later, bytes cost nothing.
 */
export class OpenLines {
  private buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private used = 0;
  /** Of each line, as in line-marks.ts. */
  readonly marks: number[] = [];
  lines = 0;

  /** Adds a line with its newline; answers with the bytes it took. */
  add(row: number, text: string): number {
    const most = text.length * 3 + 1;
    if (this.used + most > this.buffer.length) this.grow(this.used + most);
    const length = this.buffer.write(text, this.used, 'utf8') + 1;
    this.buffer[this.used + length - 1] = 10;
    this.used += length;
    pushMarks(this.marks, row, text);
    this.lines += 1;
    return length;
  }

  bytes(): Buffer {
    return this.buffer.subarray(0, this.used);
  }

  clear(): void {
    this.used = 0;
    this.marks.length = 0;
    this.lines = 0;
  }

  private grow(least: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, least));
    this.buffer.copy(larger, 0, 0, this.used);
    this.buffer = larger;
  }
}
