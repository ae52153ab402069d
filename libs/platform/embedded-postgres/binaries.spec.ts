import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  copyFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeLibraryLinks, findBinaries } from './binaries.js';

/** A package as `npm ci --ignore-scripts` leaves it: the list of links and the real script, and no links. */
function packageWithoutLinks(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-binaries-'));
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
  mkdirSync(join(folder, 'scripts'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'native', 'lib', 'liba.so.1.2'), '');
  const links = [{ source: 'native/lib/liba.so.1.2', target: 'native/lib/liba.so.1' }];
  writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  return folder;
}

describe('the binaries of PostgreSQL', () => {
  it('are found in the package of this platform', () => {
    const { initdb, postgres } = findBinaries();
    expect([existsSync(initdb), existsSync(postgres)]).toEqual([true, true]);
  });

  it('get the library links that an install without scripts left out, from the package’s own script', () => {
    const folder = packageWithoutLinks();
    copyFileSync(
      join(findBinaries().folder, 'scripts', 'hydrate-symlinks.js'),
      join(folder, 'scripts', 'hydrate-symlinks.js'),
    );
    completeLibraryLinks(folder);
    expect(readdirSync(join(folder, 'native', 'lib')).sort()).toEqual(['liba.so.1', 'liba.so.1.2']);
    rmSync(folder, { recursive: true });
  });

  it('are refused, with what to do, when the links cannot be made', () => {
    const folder = packageWithoutLinks();
    expect(() => completeLibraryLinks(folder)).toThrow(
      /Run "node scripts\/hydrate-symlinks\.js" there as its owner/,
    );
    rmSync(folder, { recursive: true });
  });
});
