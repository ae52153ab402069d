import { posix } from 'node:path';
import type { Package } from './package.js';
import { readWholeXml } from './xml.js';

/** What one part says of another. */
export interface Relationship {
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`. */
  readonly type: string;
  /** The part it leads to; null for what lies outside the workbook, which is never fetched. */
  readonly target: string | null;
}

/** The relationships of a part by their ids; none where it has none. */
export async function relationshipsOf(zip: Package, part: string): Promise<Map<string, Relationship>> {
  const found = new Map<string, Relationship>();
  const folder = posix.dirname(part);
  const where = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!zip.has(where)) return found;
  await readWholeXml(where, zip.read(where), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      const inside = TargetMode?.toLowerCase() !== 'external';
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.set(Id, { type: Type?.split('/').at(-1) ?? '', target: inside ? target : null });
    },
    close: () => undefined,
  });
  return found;
}
