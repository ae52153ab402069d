import type { DraftFile } from '#workspace';

/** A form that came in parts, as far as a page needs it. */
export interface RequestWithFile {
  isMultipart(): boolean;
  file(): Promise<
    | {
        readonly filename: string;
        readonly fields: Readonly<Record<string, { readonly value?: unknown } | undefined>>;
        toBuffer(): Promise<Buffer>;
      }
    | undefined
  >;
}

export interface Uploaded {
  /** Null when the person chose none. */
  readonly file: DraftFile | null;
  /** A field that stands before the file in the form. */
  field(name: string): string;
}

/** The one file of a form and the fields before it. */
export async function uploadedOf(request: RequestWithFile): Promise<Uploaded> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part === undefined) return { file: null, field: () => '' };
  const bytes = await part.toBuffer();
  const chosen = part.filename !== '' && bytes.length > 0;
  return {
    file: chosen ? { fileName: nameOf(part.filename), bytes } : null,
    field: (name) => {
      const value = part.fields[name]?.value;
      return typeof value === 'string' ? value.trim() : '';
    },
  };
}

/** The name as the person knows the file, without what no name of ours holds. */
const nameOf = (text: string): string =>
  text
    .replace(/[\p{Cc}/\\]+/gu, ' ')
    .trim()
    .slice(-100);
