import type { AccountKey, BringInCarryForward, RingFenceAccountState } from '#domain/ring-fence-account';
import { nextFinancialYear, pence, RefusedError, type CommandMeta, type Pence } from '#kernel';
import type { Runtime } from '../runtime.js';
import { accountKnown } from './account-known.js';
import { bringingInOf, firstDayOf } from './bringing-in.js';

/** Books the proposal in the next year's account, once for a command. Throws UnknownAccount, StaleRevision and the obstacles. */
export async function bringIn(runtime: Runtime, account: AccountKey, meta: CommandMeta): Promise<void> {
  const { application } = runtime;
  // Read before the figures are: whoever brings the same money in meanwhile makes it stale.
  const { state, revision } = await application.standingFor(commandOf(account, pence(0), meta));
  // Cut short behind its own append, the same command finds nothing left to propose.
  const { references } = state as RingFenceAccountState;
  if (references.has(`allocations/${referenceOf(meta)}`)) return;
  const { obstacle, proposedPence } = await bringingInOf(
    runtime,
    account,
    await accountKnown(runtime, account),
  );
  if (obstacle !== null) throw new RefusedError(obstacle.code, obstacle.sentence, { ...account });
  await application.execute(commandOf(account, proposedPence, meta), { seen: revision });
}

const referenceOf = ({ commandId }: CommandMeta): string => `brought-in-${commandId}`;

function commandOf(
  { fund, ics, year }: AccountKey,
  amountPence: Pence,
  meta: CommandMeta,
): BringInCarryForward {
  const toYear = nextFinancialYear(year);
  return {
    type: 'BringInCarryForward',
    data: {
      ...{ account: { fund, ics, year: toYear }, amountPence, effectiveOn: firstDayOf(toYear) },
      ...{ source: `Carried forward from ${year}`, recurrent: false, reference: referenceOf(meta) },
    },
    meta,
  };
}
