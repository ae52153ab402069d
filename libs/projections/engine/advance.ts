import {
  LogIdMismatchError,
  type EventCodec,
  type EventLog,
  type LogBatch,
  type LogPosition,
} from '#event-store/port';
import { RingfenceError } from '#kernel';
import type pg from 'pg';
import type { Projection, ProjectedEvent } from './projection.js';
import { findGeneration, inTransaction, liveGeneration, type Generation } from './registry.js';
import { checkVersion } from './versions.js';

export interface EngineContext {
  readonly log: EventLog;
  readonly codec: EventCodec;
  readonly pool: pg.Pool;
}

export interface AdvanceOptions {
  /** Stop with the checkpoint exactly there (or where it was, if behind it); without it, follow the log until the signal aborts. */
  readonly until?: LogPosition;
  readonly signal?: AbortSignal;
  /** After each commit. */
  readonly onBatch?: (checkpoint: LogPosition, events: number) => void | Promise<void>;
  /** A generation other than the live one. */
  readonly generation?: number;
  /** Most events of one transaction; the rows are the same whatever it is. */
  readonly maxBatch?: number;
}

/** Lines events hold up to 256 KiB each; a batch of this many stays within a few tens of MiB. */
const MAX_BATCH = 128;

/**
 * Brings one generation forward. Rows and checkpoint commit together, and the checkpoint is compared before it is set: a
 * second process doing the same is not wrong, only late, and starts again from where the first one got to. A generation that other code
 * made is not touched: throws ReadModelVersionError, also when it comes to be the live one while this follows.
 */
export async function advance(
  context: EngineContext,
  projection: Projection,
  options: AdvanceOptions = {},
): Promise<void> {
  for (;;) {
    const generation = await currentGeneration(context, projection, options.generation);
    if (options.until !== undefined && generation.position >= options.until) return;
    const outcome = await follow(context, projection, generation, options);
    if (outcome === 'done') return;
  }
}

async function follow(
  context: EngineContext,
  projection: Projection,
  generation: Generation,
  options: AdvanceOptions,
): Promise<'done' | 'overtaken'> {
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  if (options.signal?.aborted) stop.abort();
  try {
    let checkpoint = generation.position;
    const batches = context.log.subscribe({
      after: checkpoint,
      filter: { categories: projection.categories },
      maxBatch: options.maxBatch ?? MAX_BATCH,
      signal: stop.signal,
    });
    for await (const read of batches) {
      const batch = upTo(options.until, read);
      if (batch.position > checkpoint) {
        const moved = await applyBatch(context, projection, generation.generation, checkpoint, batch);
        if (!moved) return 'overtaken';
        checkpoint = batch.position;
        await options.onBatch?.(checkpoint, batch.events.length);
      }
      if (options.until !== undefined && checkpoint >= options.until) return 'done';
    }
    return 'done';
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
    stop.abort();
  }
}

/** No further than asked for, although the log goes on: two generations can be brought to one position while others write. */
function upTo(until: LogPosition | undefined, batch: LogBatch): LogBatch {
  if (until === undefined || batch.position <= until) return batch;
  const events = batch.events.filter(({ position }) => position <= until);
  return { ...batch, events, position: until, recordedAt: events.at(-1)?.recordedAt ?? null };
}

/** One transaction: compare the checkpoint, write the rows, set the checkpoint. False when someone else was first. */
async function applyBatch(
  context: EngineContext,
  projection: Projection,
  generation: number,
  checkpoint: LogPosition,
  batch: LogBatch,
): Promise<boolean> {
  return inTransaction(context.pool, async (tx) => {
    const current = await findGeneration(tx, projection.name, generation, 'FOR UPDATE');
    if (!current || current.status === 'retired' || current.position !== checkpoint) return false;
    if (batch.events.length > 0) await projection.apply(tx, current.schema, decoded(context.codec, batch));
    await tx.query(
      `UPDATE projection.generations SET position = $3, recorded_at = coalesce($4, recorded_at)
       WHERE projection = $1 AND generation = $2`,
      [projection.name, generation, batch.position.toString(), batch.recordedAt],
    );
    return true;
  });
}

/** One at a time: the lines of a whole batch at once would outlive the young generation and take a fifth more memory. */
function* decoded(codec: EventCodec, { events }: LogBatch): Generator<ProjectedEvent> {
  for (const recorded of events) {
    const { stream, revision, position, recordedAt, metadata } = recorded;
    yield { event: codec.decode(recorded), stream, revision, position, recordedAt, metadata };
  }
}

async function currentGeneration(
  context: EngineContext,
  projection: Projection,
  generation: number | undefined,
): Promise<Generation> {
  const found =
    generation === undefined
      ? await liveGeneration(context.pool, projection.name)
      : await inTransaction(context.pool, (tx) => findGeneration(tx, projection.name, generation));
  if (!found)
    throw new RingfenceError('NoGeneration', `projection ${projection.name} has no such generation`);
  checkVersion(projection, found);
  const { logId } = await context.log.head();
  if (found.logId !== logId) throw new LogIdMismatchError(found.logId, logId);
  return found;
}
