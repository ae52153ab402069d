import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FolderResult } from '../folder/load-folder.js';
import type { FileSource } from '../ports.js';
import type { Rejected } from '../result.js';
import { giveBack, hasRowsToGive } from './give-back.js';

/**
 * Writes every rejected file of a folder to another folder: under its own name, so that it can be mended there and loaded; as
 * `errors-of-returns.csv.csv`, which is loaded as nothing, where only a list of what is wrong can be given. Answers with the names written.
 */
export async function giveBackFolder(folder: string, result: FolderResult, to: string): Promise<string[]> {
  const written: string[] = [];
  for (const file of result.files) {
    if (file.status !== 'rejected') continue;
    const source = sourceIn(folder, file);
    const format = file.format === 'xlsx' ? 'xlsx' : 'csv';
    const hasRows = await hasRowsToGive(source, file);
    const name = hasRows ? file.fileName : `errors-of-${file.fileName}.${format}`;
    if (written.length === 0) await mkdir(to, { recursive: true });
    await pipeline(Readable.from(giveBack(source, file, format)), createWriteStream(join(to, name)));
    written.push(name);
  }
  return written;
}

const sourceIn = (folder: string, { fileName, kind }: Rejected): FileSource => ({
  ...{ fileName, kind },
  open: () => createReadStream(join(folder, fileName), { highWaterMark: 256 * 1024 }),
});
