import { RingfenceError } from '#kernel';
import { holderOf, type Runtime } from '../runtime/index.js';

/**
 * What the log holds stays, so synthetic returns must never reach somebody's own: the log must be empty, or
 * begin with the demo's own first event. A data notice proves nothing: it is set before that. Throws NotTheDemos; writes nothing.
 */
export async function checkDemoGround({ log, config }: Runtime): Promise<void> {
  if ((await holderOf(log)) !== 'somebody') return;
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
