import { Readable } from 'node:stream';
import type { GivenFormat } from '#ingestion';

export const MEDIA_TYPES: Readonly<Record<GivenFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The media types without parameters, as they are asked for and described. */
export const CSV = 'text/csv';
export const XLSX = MEDIA_TYPES.xlsx;

export interface DownloadReply {
  status(code: number): DownloadReply;
  header(name: string, value: string): DownloadReply;
  send(body: unknown): unknown;
}

/** Which file an Accept header asks for; null for JSON, which is also what is given to whoever takes anything. */
export function formatAsked(accept: string | undefined): GivenFormat | null {
  const types = (accept ?? '').split(',').map((each) => each.split(';')[0]!.trim().toLowerCase());
  return types.includes(XLSX) ? 'xlsx' : types.includes(CSV) ? 'csv' : null;
}

/** Sends a file as it is made, to be saved under this name. */
export function download(
  reply: DownloadReply,
  name: string,
  format: GivenFormat,
  bytes: AsyncIterable<Buffer>,
): void {
  reply
    .header('content-type', MEDIA_TYPES[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(bytes));
}
