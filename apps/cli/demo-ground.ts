import { RingfenceError } from '#kernel';
import { readDataNotice } from '#workspace';
import type { Runtime } from '../runtime/index.js';

/**
 * What the log holds stays, so synthetic returns must never reach somebody's own. A data notice is the demo's mark: it is set before
 * the demo's first event, and by nothing else. Throws NotTheDemos; writes nothing.
 */
export async function checkDemoGround({ log, pool, config }: Runtime): Promise<void> {
  const { position } = await log.head();
  if (position === 0n || (await readDataNotice(pool)) !== null) return;
  const given = config.databaseUrl !== undefined;
  const [where, instead] = given
    ? ['The database of DATABASE_URL', 'name an empty database, or unset DATABASE_URL']
    : [config.dataDir, 'give it another --data-dir, or none'];
  throw new RingfenceError(
    'NotTheDemos',
    `${where} holds data that is not the demo's, and the demo's synthetic figures could never be taken out of it again: ${instead}.`,
    { dataDir: given ? null : config.dataDir },
  );
}
