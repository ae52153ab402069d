import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { GivenFormat } from '#ingestion';
import { XLSX_TYPE } from '../media-types.js';
import { problem, ProblemException } from '../problems/problem.js';

export const CSV = 'text/csv';
export const XLSX = XLSX_TYPE;
const TYPES: Readonly<Record<GivenFormat, string>> = { csv: `${CSV}; charset=utf-8`, xlsx: XLSX };

export interface DownloadReply {
  status(code: number): DownloadReply;
  header(name: string, value: string): DownloadReply;
  send(body: unknown): unknown;
}

/** Which file an Accept header asks for; null for JSON, which is also what is given to whoever takes anything. */
export function formatAsked(accept: string | string[] | undefined): GivenFormat | null {
  const types = [accept ?? []].flat().join(',').split(',');
  const asked = new Set(types.map((each) => each.split(';')[0]!.trim().toLowerCase()));
  return asked.has(XLSX) ? 'xlsx' : asked.has(CSV) ? 'csv' : null;
}

/** What Accept names cannot be given. */
export function notAcceptable(detail: string): ProblemException {
  return new ProblemException(problem('NotAcceptable', 406, detail, [{ detail, header: 'Accept' }]));
}

/** Sends a file, to be saved under this name. It is made whole before its first byte goes out: what fails while it is made is answered as a problem. */
export async function download(
  reply: DownloadReply,
  name: string,
  format: GivenFormat,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const body = await spooled(bytes);
  reply
    .header('content-type', TYPES[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'no-store')
    .send(body);
}

/** By way of a temporary file: whoever reads slowly holds up nobody, and nothing waits in memory. */
async function spooled(bytes: AsyncIterable<Buffer>): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), 'ringfence-download-'));
  const file = await open(join(folder, 'file'), 'wx+', 0o600);
  const gone = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    for await (const part of bytes) await file.appendFile(part);
    // The open handle keeps the bytes where a file can go without its name; elsewhere the name goes when they are sent.
    if (process.platform !== 'win32') await gone();
    const stream = file.createReadStream({ start: 0 });
    stream.once('close', () => void gone().catch(() => undefined));
    return stream;
  } catch (error) {
    await file.close();
    await gone();
    throw error;
  }
}
