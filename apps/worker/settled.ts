import { accountName } from '#domain/ring-fence-account';
import { RingfenceError } from '#kernel';
import { countDue, duePage, type DueAccount } from '#projections/positions';
import type { Runtime } from '../runtime/index.js';
import { recomputePosition } from './jobs/recompute-position.js';
import { SETTLE_MS } from './schedules.js';

export interface SettledOptions {
  readonly timeoutMs: number;
  readonly onDue?: (due: number) => void;
}

interface Failing {
  readonly account: string;
  readonly reason: string;
}

/** Only accounts are due that cannot be recomputed. For a person to look at: waiting mends nothing. */
export class RecomputeFailingError extends RingfenceError {
  constructor(failing: readonly Failing[]) {
    const named = failing.slice(0, 5).map(({ account, reason }) => `${account} (${reason})`);
    const more = failing.length > named.length ? `, and ${failing.length - named.length} more` : '';
    const subject = failing.length === 1 ? '1 account' : `${failing.length} accounts`;
    const message = `${subject} cannot be recomputed, and what is shown and told of them may be old: ${named.join('; ')}${more}.`;
    const rest = 'Everything else is stored and recomputed. They are tried again by whatever process serves.';
    super('RecomputeFailing', `${message} ${rest}`, { failing });
  }
}

/** How long nothing may come of the jobs before this looks for itself, in ms: longer than a lost job takes to be found. */
const LOOK_AFTER_MS = 8000;
const LOOK_AGAIN_AFTER_MS = 3000;
/** Most accounts that are named as failing. */
const MAX_LOOKED_AT = 10_000;
/** A fault that comes and goes is no verdict. */
const ROUNDS = 2;

/**
 * Waits until nothing is due. Throws RecomputeFailingError when all that is due fails again and again, StillDue after `timeoutMs`, and
 * ReadModelVersionError. `nudge` hurries the jobs.
 */
export async function settled(
  runtime: Runtime,
  nudge: () => void,
  { timeoutMs, onDue }: SettledOptions,
): Promise<void> {
  const start = performance.now();
  let [lastLookMs, least, rounds] = [start, Number.POSITIVE_INFINITY, 0];
  for (;;) {
    await runtime.catchUp();
    const due = await countDue(runtime.pool);
    onDue?.(due);
    if (due === 0) return runtime.catchUp();
    const nowMs = performance.now();
    if (nowMs - start > timeoutMs)
      throw new RingfenceError('StillDue', `${due} accounts are still to be recomputed`, { due });
    if (due < least) [least, lastLookMs, rounds] = [due, nowMs, 0];
    if (nowMs - lastLookMs > (rounds === 0 ? LOOK_AFTER_MS : LOOK_AGAIN_AFTER_MS)) {
      const failing = await tryEach(runtime);
      rounds = failing === null ? 0 : rounds + 1;
      if (failing !== null && rounds >= ROUNDS) throw new RecomputeFailingError(failing);
      lastLookMs = performance.now();
    }
    nudge();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS * 2));
  }
}

/** Recomputes what is due here and now, until one succeeds or is in other hands: null then. Else why each of them fails. */
async function tryEach(runtime: Runtime): Promise<readonly Failing[] | null> {
  const { accounts } = await duePage(runtime.pool, MAX_LOOKED_AT, null);
  const failing: Failing[] = [];
  for (const due of accounts) {
    const reason = await failureOf(runtime, due);
    if (reason === null) return null;
    failing.push({ account: accountName(due), reason });
  }
  return failing.length === 0 ? null : failing;
}

async function failureOf(runtime: Runtime, { fund, ics, year }: DueAccount): Promise<string | null> {
  try {
    await recomputePosition(runtime, { fund, ics, year });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
