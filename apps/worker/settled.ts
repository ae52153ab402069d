import { accountName } from '#domain/ring-fence-account';
import { londonDate, RingfenceError } from '#kernel';
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
  constructor(failing: readonly Failing[], held = 0) {
    const named = failing.slice(0, 5).map(({ account, reason }) => `${account} (${reason})`);
    const more = failing.length > named.length ? `, and ${failing.length - named.length} more` : '';
    const subject = failing.length === 1 ? '1 account' : `${failing.length} accounts`;
    const message = `${subject} cannot be recomputed, and what is shown and told of them may be old: ${named.join('; ')}${more}.`;
    const but = held === 0 ? '' : `, but for ${held} that a job was at`;
    const rest = `Everything else is stored and recomputed${but}. They are tried again by whatever process serves.`;
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
    const due = await countDue(runtime.pool, londonDate(runtime.clock()));
    onDue?.(due);
    if (due === 0) return runtime.catchUp();
    const nowMs = performance.now();
    if (nowMs - start > timeoutMs)
      throw new RingfenceError('StillDue', `${due} accounts are still to be recomputed`, { due });
    if (due < least) [least, lastLookMs, rounds] = [due, nowMs, 0];
    if (nowMs - lastLookMs > (rounds === 0 ? LOOK_AFTER_MS : LOOK_AGAIN_AFTER_MS)) {
      const tried = await tryEach(runtime, start + timeoutMs);
      rounds = tried === null ? 0 : rounds + 1;
      if (tried !== null && rounds >= ROUNDS) throw new RecomputeFailingError(tried.failing, tried.held);
      lastLookMs = performance.now();
    }
    nudge();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS * 2));
  }
}

interface Tried {
  readonly failing: readonly Failing[];
  /** Accounts that a job was at, whenever this came to them. */
  readonly held: number;
}

/**
 * Recomputes what is due here and now, until one succeeds or the time is up: null then, and when jobs were at all of them. Else why each
 * fails. The worker goes on meanwhile, so some are always in its hands: those are come back to when the others are through.
 */
async function tryEach(runtime: Runtime, deadlineMs: number): Promise<Tried | null> {
  const { accounts } = await duePage(runtime.pool, MAX_LOOKED_AT, null, londonDate(runtime.clock()));
  const failing: Failing[] = [];
  let held: DueAccount[] = [];
  for (const turn of ['first', 'again']) {
    const toTry = turn === 'first' ? accounts : held;
    held = [];
    for (const due of toTry) {
      if (performance.now() > deadlineMs) return null;
      const outcome = await outcomeOf(runtime, due);
      if (outcome === 'recomputed') return null;
      if (outcome === 'held') held.push(due);
      else failing.push({ account: accountName(due), reason: outcome.reason });
    }
  }
  return failing.length === 0 ? null : { failing, held: held.length };
}

type Outcome = 'recomputed' | 'held' | { readonly reason: string };

async function outcomeOf(runtime: Runtime, { fund, ics, year }: DueAccount): Promise<Outcome> {
  try {
    return (await recomputePosition(runtime, { fund, ics, year })) ? 'recomputed' : 'held';
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
