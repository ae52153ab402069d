import type { MakeVirement } from '#domain/ring-fence-account';
import type { Planned } from '../kinds/table-kind.js';
import type { Overlay } from './overlay.js';

/** What of a file of virements the returns behind it in the folder are held against. Rows that the log has are read from there. */
export function seeVirements(asked: readonly Planned[], overlay: Overlay): void {
  for (const { type, data } of asked) {
    if (type !== 'MakeVirement') continue;
    const { account, period, direction, pressure, amountPence } = data as MakeVirement['data'];
    overlay.virement({ ...account, period, direction, pressure, amountPence });
  }
}
