import type pg from 'pg';
import {
  LogUnavailableError,
  type AppendResult,
  type EventLog,
  type ExpectedRevision,
  type LogBatch,
  type LogHead,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
} from '#event-store/port';
import { checkAppend } from '../shared/check-append.js';
import { gatheringSender, type AppendSender } from './append.js';
import { Doorbell } from './doorbell.js';
import { PageReader } from './pages.js';
import { readAll, readStream } from './read.js';
import { Session } from './session.js';
import { subscribe, type SubscriptionSettings } from './subscribe.js';

export interface PostgresEventLogOptions {
  /** Connections of a role that may read schema `log` and call log.append. Stays its owner's: `close` does not end it. */
  readonly pool: pg.Pool;
  /** Most events read in one page and handed over in one batch; default 1000. A page also ends at 2 MiB. */
  readonly maxBatch?: number;
  /** The longest pause between two looks at a quiet log, in ms; default 75. */
  readonly pollMs?: number;
  readonly onUnavailable?: SubscriptionSettings['onUnavailable'];
}

/** The event log on PostgreSQL: schema `log`, made by the first migration. */
export function createPostgresEventLog(options: PostgresEventLogOptions): EventLog {
  return new PostgresEventLog(options);
}

class PostgresEventLog implements EventLog {
  private readonly session: Session;
  private readonly reader: PageReader;
  private readonly send: AppendSender;
  private readonly bell = new Doorbell();
  private readonly closing = new AbortController();
  private readonly settings: SubscriptionSettings;

  constructor({ pool, maxBatch = 1000, pollMs = 75, onUnavailable }: PostgresEventLogOptions) {
    this.session = new Session(pool);
    this.reader = new PageReader(this.session);
    this.send = gatheringSender(this.session);
    this.settings = { maxPage: maxBatch, pollMs, onUnavailable };
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.refuseWhenClosed();
    checkAppend(stream, expected, events);
    const result = await this.send({ stream, expected, events });
    this.session.saw(result.position);
    if (!result.repeated) this.bell.ring();
    return result;
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<RecordedEvent> {
    this.refuseWhenClosed();
    return readStream(this.reader, stream, options, this.settings.maxPage);
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    this.refuseWhenClosed();
    return readAll(this.reader, options, this.settings.maxPage);
  }

  subscribe(options: SubscribeOptions): AsyncIterable<LogBatch> {
    this.refuseWhenClosed();
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    return subscribe(this.reader, this.bell, { ...options, signal }, this.settings);
  }

  async head(): Promise<LogHead> {
    this.refuseWhenClosed();
    return this.reader.head();
  }

  /** Ends the subscriptions, quietly, and refuses what comes after. */
  close(): Promise<void> {
    this.closing.abort();
    return Promise.resolve();
  }

  private refuseWhenClosed(): void {
    if (this.closing.signal.aborted) throw new LogUnavailableError('this log was closed');
  }
}
