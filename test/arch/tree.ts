import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = process.cwd();
const LEFT_OUT =
  /(^|\/)(node_modules|dist|coverage|\.cache|\.ringfence)(\/|$)|^test\/(arch\/)?fixtures(\/|$)/;

/** Every file below these folders of the project, as a path from its root, in order. */
export function filesOf(...folders: string[]): string[] {
  return folders.flatMap((folder) => walk(join(ROOT, folder))).sort();
}

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Lines as an editor counts them: a newline at the end begins no line. */
export const linesOf = (path: string): number => textOf(path).replace(/\n$/, '').split('\n').length;

/** The folders directly in a folder, by name. */
export function foldersIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (LEFT_OUT.test(relative(ROOT, path))) return [];
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() ? [relative(ROOT, path)] : [];
  });
}
