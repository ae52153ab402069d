// Stored names are a public contract: FileAccepted.v1, FileApplied.v1.
import type { DomainEvent } from '#kernel';

/** Which file of the contract it is: `organisations`, `returns` … */
export interface FileKey {
  readonly kind: string;
  /** Over the bytes handed in, hex. */
  readonly sha256: string;
}

/** Checked whole, nothing wrong: from here on its writes will happen, by this process or the next one to start. */
export type FileAccepted = DomainEvent<
  'FileAccepted',
  FileKey & {
    readonly fileName: string;
    readonly byteLength: number;
    readonly rows: number;
    readonly commands: number;
    /** The count of discrepancies (warnings) that were reported when it was checked. */
    readonly discrepancies: number;
  }
>;
export type FileApplied = DomainEvent<
  'FileApplied',
  FileKey & { readonly rows: number; readonly commands: number }
>;

export type FileImportEvent = FileAccepted | FileApplied;

export const fileImportStream = (key: FileKey): string => `fileImport-${key.kind}:${key.sha256}`;
