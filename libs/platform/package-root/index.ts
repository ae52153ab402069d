import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RingfenceError } from '#kernel';

/**
 * The project's folder: the nearest one above this file with our package.json, so that files which are not compiled
 * (SQL, data) are found from libs/ and from dist/libs/ alike. Throws PackageRootNotFound.
 */
export function packageRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isOurs(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) {
      throw new RingfenceError('PackageRootNotFound', `no package.json of ringfence above ${from}`, { from });
    }
  }
}

function isOurs(file: string): boolean {
  if (!existsSync(file)) return false;
  return (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'ringfence';
}
