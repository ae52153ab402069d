import { randomUUID } from 'node:crypto';
import type { EventLog, LogBatch, LogFilter, LogPosition, NewEvent, RecordedEvent } from '#event-store/port';
import { PATIENCE_MS } from '../support/until.js';

/** A log that the contract may write to. Streams are named afresh by each test, so it need not be empty. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** The same store through another instance, as another process would have it. */
  another(): Promise<EventLog>;
  /** Breaks every connection to the store and keeps it away for a moment. */
  interrupt?(): Promise<void>;
  dispose(): Promise<void>;
}

export interface ContractOptions {
  /** Each makeLog gives a log without an event. False for a server that others use too: what needs an empty log is left out. */
  readonly startsEmpty: boolean;
  /** `interrupt` is there. False for a server that others use too. */
  readonly interruptible: boolean;
}

/** A category that no other test uses. */
export function newCategory(): string {
  return `contract${randomUUID().replaceAll('-', '')}`;
}

export function newStream(category = newCategory()): string {
  return `${category}-${randomUUID()}`;
}

export function newEvent(content: unknown = {}): NewEvent {
  const commandId = randomUUID();
  return {
    eventId: randomUUID(),
    type: 'ContractTested.v1',
    data: JSON.stringify(content),
    metadata: {
      commandId,
      index: 0,
      actor: { id: 'person-1', role: 'operator' },
      correlationId: randomUUID(),
      causationId: commandId,
    },
  };
}

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, n) => newEvent({ n }));
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export const idsOf = (events: Iterable<{ readonly eventId: string }>): string[] =>
  [...events].map((event) => event.eventId);

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface FollowOptions {
  readonly after: LogPosition;
  readonly filter?: LogFilter;
  readonly maxBatch?: number;
  /** Time taken over each batch before the next one is asked for. */
  readonly paceMs?: number;
}

/** A subscription being consumed, with everything it has handed over so far. */
export class Follower {
  readonly batches: LogBatch[] = [];
  private readonly abort = new AbortController();
  private readonly ended: Promise<void>;
  private changed: () => void = () => undefined;
  private failure: unknown;

  constructor(log: EventLog, { paceMs = 0, ...options }: FollowOptions) {
    this.ended = (async () => {
      for await (const batch of log.subscribe({ ...options, signal: this.abort.signal })) {
        this.batches.push(batch);
        this.changed();
        if (paceMs > 0) await sleep(paceMs);
      }
    })().catch((error: unknown) => {
      this.failure = error;
      this.changed();
    });
  }

  get events(): RecordedEvent[] {
    return this.batches.flatMap((batch) => [...batch.events]);
  }

  get position(): LogPosition {
    return this.batches.at(-1)?.position ?? -1n;
  }

  get caughtUpCount(): number {
    return this.batches.filter((batch) => batch.caughtUp).length;
  }

  /** Until the condition holds; rejects when the subscription failed or nothing happens any more. */
  async until(condition: (self: this) => boolean): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!condition(this)) {
      if (this.failure !== undefined) throw this.failure as Error;
      const leftMs = deadline - performance.now();
      if (leftMs <= 0)
        throw new Error(`still waiting after ${this.batches.length} batches, at position ${this.position}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Aborts, and waits for the end; rejects unless it ended quietly. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.ended;
    if (this.failure !== undefined) throw this.failure as Error;
  }
}
