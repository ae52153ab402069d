import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_LINES_PER_EVENT } from '#domain/spend-return';
import type { ReturnInFile } from './return-in-file.js';

/** Lines held in memory when many returns interleave; beyond it everything open goes to the disk. */
const MAX_OPEN_LINES = 60_000;

/**
 * A temporary file of return lines (canonical JSON, one a line), so that a file of any size is parsed once and held by nobody.
 * In memory stand the pieces of each return (32 bytes for up to 500 lines) and the row of each line (4 bytes).
 */
export class Spool {
  private queue: Buffer[] = [];
  private queued = 0;
  private offset = 0;
  private openLines = 0;
  private readonly openReturns = new Set<ReturnInFile>();
  private rows = new Uint32Array(4096);
  private lines = 0;
  private readonly rowsOf = new Map<ReturnInFile, number[]>();

  private constructor(
    private readonly folder: string,
    private readonly file: FileHandle,
  ) {}

  static async create(): Promise<Spool> {
    const folder = await mkdtemp(join(tmpdir(), 'ringfence-lines-'));
    return new Spool(folder, await open(join(folder, 'lines'), 'wx+', 0o600));
  }

  add(to: ReturnInFile, row: number, text: string): void {
    to.open.push(text);
    this.rowList(to).push(row);
    this.openReturns.add(to);
    this.openLines += 1;
    if (to.open.length === MAX_LINES_PER_EVENT) this.flush(to);
  }

  /** Writes what is full. Called between batches; memory stays within MAX_OPEN_LINES and one batch. */
  async drain(all = false): Promise<void> {
    if (all || this.openLines > MAX_OPEN_LINES) for (const each of this.openReturns) this.flush(each);
    if (this.queue.length === 0) return;
    const bytes = Buffer.concat(this.queue, this.queued);
    this.queue = [];
    this.queued = 0;
    await writeWhole(this.file, bytes, this.offset - bytes.length);
  }

  /** The lines of a return in file order, as text in pieces of at most 500; `rows` are their rows in the file. */
  async *read(of: ReturnInFile): AsyncGenerator<{ texts: string[]; rows: Uint32Array }> {
    for (let at = 0; at < of.pieces.length; at += 4) {
      const [offset, length, first, count] = of.pieces.slice(at, at + 4) as [number, number, number, number];
      const bytes = Buffer.allocUnsafe(length);
      await readWhole(this.file, bytes, offset);
      const texts = bytes.toString('utf8').split('\n');
      texts.pop();
      yield { texts, rows: this.rows.subarray(first, first + count) };
    }
  }

  async dispose(): Promise<void> {
    await this.file.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private flush(each: ReturnInFile): void {
    const rows = this.rowList(each);
    const bytes = Buffer.from(`${each.open.join('\n')}\n`, 'utf8');
    each.hash.update(bytes);
    each.pieces.push(this.offset, bytes.length, this.lines, rows.length);
    this.keepRows(rows);
    this.queue.push(bytes);
    this.queued += bytes.length;
    this.offset += bytes.length;
    this.openLines -= rows.length;
    this.openReturns.delete(each);
    this.rowsOf.delete(each);
    each.open = [];
  }

  private rowList(of: ReturnInFile): number[] {
    let rows = this.rowsOf.get(of);
    if (rows === undefined) this.rowsOf.set(of, (rows = []));
    return rows;
  }

  private keepRows(rows: readonly number[]): void {
    if (this.lines + rows.length > this.rows.length) {
      const larger = new Uint32Array(Math.max(this.rows.length * 2, this.lines + rows.length));
      larger.set(this.rows);
      this.rows = larger;
    }
    this.rows.set(rows, this.lines);
    this.lines += rows.length;
  }
}

async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

async function readWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) throw new Error('the temporary file of return lines was cut short');
    done += bytesRead;
  }
}
