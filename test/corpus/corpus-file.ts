import type { ImportContext } from '#ingestion';

/** A file that somebody could hand in, made when it is asked for: always the same bytes. */
export interface CorpusFile {
  /** With an ending, as it would be called. */
  readonly name: string;
  readonly kind: string;
  readonly bytes: () => Buffer;
  /** What whoever hands it in said that it is. */
  readonly scope?: ImportContext['scope'];
}

/** Files of one kind under one subject: `csv-plans-blank-rows.csv`. */
export function filesOf(
  subject: string,
  kind: string,
  files: Readonly<Record<string, string | Buffer | (() => Buffer)>>,
): CorpusFile[] {
  return Object.entries(files).map(([what, content]) => ({
    name: `${subject}-${kind}-${what}`,
    kind,
    bytes: typeof content === 'function' ? content : () => Buffer.from(content as string),
  }));
}
