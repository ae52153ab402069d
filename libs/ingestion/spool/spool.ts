import { readSync } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_LINES_PER_EVENT } from '#domain/spend-return';
import { MARKS } from './line-marks.js';
import { OpenLines } from './open-lines.js';
import type { ReturnInFile } from './return-in-file.js';

/** Bytes held in memory when many returns interleave; beyond it everything open goes to the disk. */
const MAX_OPEN_BYTES = 16 * 1024 * 1024;
const FIRST_OUT_BYTES = 1024 * 1024;

/**
 * A temporary file of return lines (canonical JSON, one a line), so that a file of any size is parsed once and held by nobody.
 * In memory stand the pieces of each return (four numbers for up to 500 lines) and the marks of each line (12 bytes).
 */
export class Spool {
  private readonly open = new Map<ReturnInFile, OpenLines>();
  /** Emptied ones, to be used again. */
  private readonly free: OpenLines[] = [];
  private openBytes = 0;
  /** Bytes on their way to the disk. */
  private out = Buffer.allocUnsafeSlow(FIRST_OUT_BYTES);
  private queued = 0;
  private offset = 0;
  private marks = new Uint32Array(3 * 4096);
  private lines = 0;

  private constructor(
    private readonly folder: string,
    private readonly file: FileHandle,
  ) {}

  static async create(): Promise<Spool> {
    const folder = await mkdtemp(join(tmpdir(), 'ringfence-lines-'));
    const file = await open(join(folder, 'lines'), 'wx+', 0o600);
    // The open handle keeps the bytes; without a name a process killed with -9 leaves nothing behind. Windows keeps the name to the end.
    if (process.platform !== 'win32') await rm(folder, { recursive: true, force: true });
    return new Spool(folder, file);
  }

  /** One line of a return, from this row of the file. */
  add(to: ReturnInFile, row: number, text: string): void {
    let lines = this.open.get(to);
    if (lines === undefined) this.open.set(to, (lines = this.free.pop() ?? new OpenLines()));
    this.openBytes += lines.add(row, text);
    if (lines.lines === MAX_LINES_PER_EVENT) this.flush(to, lines);
  }

  /** Writes what is full. Called between batches: memory stays within MAX_OPEN_BYTES (twice, for growth) and one batch. */
  async drain(all = false): Promise<void> {
    if (all || this.openBytes > MAX_OPEN_BYTES) {
      for (const [each, lines] of this.open) this.flush(each, lines);
      this.free.length = 0;
    }
    if (this.queued === 0) return;
    await writeWhole(this.file, this.out.subarray(0, this.queued), this.offset - this.queued);
    this.queued = 0;
  }

  /** The marks of a return's lines in file order, piece by piece; nothing is read for it. */
  *marksOf(of: ReturnInFile): Generator<Uint32Array> {
    for (let at = 0; at < of.pieces.length; at += 4) yield this.piece(of, at).marks;
  }

  /**
   * The lines of a return in file order, as text in pieces of at most 500, each line ended by a newline, with their marks. Reads
   * synchronously: the bytes were written a moment ago, and a trip through the thread pool costs more.
   */
  *read(of: ReturnInFile): Generator<{ text: string; marks: Uint32Array }> {
    let buffer = Buffer.alloc(0);
    for (let at = 0; at < of.pieces.length; at += 4) {
      const { offset, length, marks } = this.piece(of, at);
      if (buffer.length < length) buffer = Buffer.allocUnsafeSlow(Math.max(length, 128 * 1024));
      readWhole(this.file, buffer.subarray(0, length), offset);
      yield { text: buffer.toString('utf8', 0, length), marks };
    }
  }

  async dispose(): Promise<void> {
    await this.file.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private piece(of: ReturnInFile, at: number): { offset: number; length: number; marks: Uint32Array } {
    const [offset, length, first, count] = of.pieces.slice(at, at + 4) as [number, number, number, number];
    return { offset, length, marks: this.marks.subarray(first * MARKS, (first + count) * MARKS) };
  }

  private flush(each: ReturnInFile, lines: OpenLines): void {
    const bytes = lines.bytes();
    each.hash.update(bytes);
    each.pieces.push(this.offset, bytes.length, this.lines, lines.lines);
    this.keepMarks(lines);
    this.makeRoom(bytes.length);
    bytes.copy(this.out, this.queued);
    this.queued += bytes.length;
    this.offset += bytes.length;
    this.openBytes -= bytes.length;
    this.open.delete(each);
    lines.clear();
    this.free.push(lines);
  }

  private makeRoom(bytes: number): void {
    if (this.queued + bytes <= this.out.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.out.length * 2, this.queued + bytes));
    this.out.copy(larger, 0, 0, this.queued);
    this.out = larger;
  }

  private keepMarks({ marks, lines }: OpenLines): void {
    const needed = (this.lines + lines) * MARKS;
    if (needed > this.marks.length) {
      const larger = new Uint32Array(Math.max(this.marks.length * 2, needed));
      larger.set(this.marks);
      this.marks = larger;
    }
    this.marks.set(marks, this.lines * MARKS);
    this.lines += lines;
  }
}

async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

function readWhole(file: FileHandle, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;) {
    const count = readSync(file.fd, bytes, done, bytes.length - done, position + done);
    if (count === 0) throw new Error('the temporary file of return lines was cut short');
    done += count;
  }
}
