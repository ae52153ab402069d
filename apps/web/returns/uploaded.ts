import { RingfenceError } from '#kernel';
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
  readonly file: DraftFile;
  /** A field that stands before the file in the form. */
  field(name: string): string;
}

/** The one file of a form and the fields before it. Throws NoFileChosen. */
export async function chosenOf(request: RequestWithFile): Promise<Uploaded> {
  const part = request.isMultipart() ? await request.file() : undefined;
  const bytes = await part?.toBuffer();
  if (part === undefined || bytes === undefined || part.filename === '' || bytes.length === 0)
    throw new RingfenceError('NoFileChosen', 'choose the file first');
  return {
    file: { fileName: nameOf(part.filename), bytes },
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
