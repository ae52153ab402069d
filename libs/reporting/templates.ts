import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json above this file, whether this runs from libs/ or from dist/libs/. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('no package.json above libs/reporting');
    folder = above;
  }
  return folder;
}

/** Templates are read where they are written: the compiler does not copy them. */
export const reportingTemplates = (): string => join(projectRoot(), 'libs/reporting/templates');
