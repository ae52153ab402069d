import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KINDS, LATER_KINDS, type Kind } from '../kinds/names.js';
import type { FileSource } from '../ports.js';
import { naturally } from './natural-order.js';

/** A file that is there and not read, with the reason in a sentence. */
export interface NotTaken {
  readonly fileName: string;
  readonly message: string;
}

export interface FolderListing {
  readonly sources: readonly (FileSource & { readonly kind: Kind })[];
  readonly notTaken: readonly NotTaken[];
  /** Why there is nothing to load; null when there is. */
  readonly problem: string | null;
}

/** The files of the contract in a folder, in the order in which they are loaded. */
export async function listFolder(folder: string): Promise<FolderListing> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    return { sources: [], notTaken: [], problem: unreadable(folder, error) };
  }
  const sources: (FileSource & { kind: Kind })[] = [];
  const notTaken: NotTaken[] = [];
  for (const fileName of names.filter((name) => !name.startsWith('.')).sort(naturally)) {
    const kind = kindOf(fileName);
    if (kind === null) notTaken.push({ fileName, message: whyNotTaken(fileName) });
    else sources.push({ fileName, kind, open: () => read(join(folder, fileName)) });
  }
  // Sorting is stable: files of one kind stay in natural order.
  sources.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return { sources, notTaken, problem: sources.length > 0 ? null : nothing(folder, names) };
}

const AS_TABLE = ['.csv', '.xlsx'] as const;

/** How files of the kind end: a list of funds does not fit a table. */
const extensionsOf = (kind: Kind): readonly string[] => (kind === 'funds' ? ['.json'] : AS_TABLE);

/** `returns.csv` and `returns-….xlsx` are returns; `funds.json` and `funds-….json` are funds. */
export function kindOf(fileName: string): Kind | null {
  const lower = fileName.toLowerCase();
  const isNamed = (kind: Kind): boolean =>
    extensionsOf(kind).some(
      (extension) =>
        lower === kind + extension || (lower.startsWith(`${kind}-`) && lower.endsWith(extension)),
    );
  return KINDS.find(isNamed) ?? null;
}

function whyNotTaken(fileName: string): string {
  const lower = fileName.toLowerCase();
  const stem = lower.replace(/\.[^.]*$/, '');
  const named = (kind: string): boolean => stem === kind || stem.startsWith(`${kind}-`);
  if (LATER_KINDS.some(named))
    return 'Files of this kind are not taken by this version: nothing was read from it.';
  const kind = KINDS.find(named);
  if (kind !== undefined && kind !== 'funds' && /\.(xls[mb]?|ods)$/.test(lower)) {
    return `Of workbooks only .xlsx is taken: save it as ${stem}.xlsx, without macros, or as ${stem}.csv ("CSV UTF-8").`;
  }
  if (kind !== undefined) {
    const names = extensionsOf(kind).map((extension) => kind + extension);
    return `This is not taken under this name: ${kind} come as ${names.join(' or ')}.`;
  }
  return 'This is none of the files that can be loaded: nothing was read from it.';
}

function read(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

function unreadable(folder: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return `There is no folder ${folder}: check the path.`;
  if (code === 'ENOTDIR') return `${folder} is a file: give the folder in which it stands.`;
  if (code === 'EACCES' || code === 'EPERM') return `The folder ${folder} may not be read by this user.`;
  throw error;
}

function nothing(folder: string, names: readonly string[]): string {
  const wanted = 'it should hold files like organisations.csv, funds.json or returns.csv.';
  return names.length === 0
    ? `The folder ${folder} is empty: ${wanted}`
    : `The folder ${folder} holds none of the files that can be loaded: ${wanted}`;
}
