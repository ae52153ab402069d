import type { FileAccepted, FileApplied, FileImportEvent } from '#domain/file-import';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { code, count, sha256, shaped, text } from '../shapes.js';

const category = 'fileImport';
const key = { kind: code, sha256 };

export const fileImportEntries: StreamEntries<FileImportEvent> = {
  current: {
    FileAccepted: {
      name: 'FileAccepted.v1',
      category,
      shape: shaped<FileAccepted['data']>(
        z.strictObject({
          ...key,
          fileName: text,
          byteLength: count,
          rows: count,
          commands: count,
          discrepancies: count,
        }),
      ),
    },
    FileApplied: {
      name: 'FileApplied.v1',
      category,
      shape: shaped<FileApplied['data']>(z.strictObject({ ...key, rows: count, commands: count })),
    },
  },
  former: [],
};
