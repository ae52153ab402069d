import { crc32 } from 'node:zlib';
import { fromBuffer, type Entry } from 'yauzl';

export async function wholeOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** The files of an archive as text, read by somebody else's code; each held against its length and digest. */
export async function unzip(chunks: AsyncIterable<Buffer>): Promise<Map<string, string>> {
  const whole = await wholeOf(chunks);
  return new Promise((resolve, reject) => {
    const files = new Map<string, string>();
    fromBuffer(whole, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error);
      archive.on('error', reject).on('end', () => resolve(files));
      archive.on('entry', (entry: Entry) => {
        archive.openReadStream(entry, (fault, stream) => {
          if (fault) return reject(fault);
          const bytes: Buffer[] = [];
          stream.on('error', reject).on('data', (chunk: Buffer) => bytes.push(chunk));
          stream.on('end', () => {
            const content = Buffer.concat(bytes);
            if (crc32(content) !== entry.crc32) return reject(new Error(`${entry.fileName}: wrong digest`));
            files.set(entry.fileName, content.toString('utf8'));
            archive.readEntry();
          });
        });
      });
      archive.readEntry();
    });
  });
}
