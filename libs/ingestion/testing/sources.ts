import type { FileSource } from '../ports.js';

/** A file from text or bytes, handed over in small chunks so that cells are cut anywhere. */
export function fileOf(
  kind: string,
  content: string | Buffer,
  fileName = `${kind}.csv`,
  chunkBytes = 7,
): FileSource {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    kind,
    fileName,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
  };
}

export const RETURN_HEADER =
  'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,programme,cost_centre,account_code,supplier,description,evidence';

/** A CSV of returns from rows of cells, under the whole header. */
export const returnsCsv = (...rows: string[]): string => [RETURN_HEADER, ...rows].join('\n') + '\n';
