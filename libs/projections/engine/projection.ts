import type { EventMetadata, LogPosition, Revision } from '#event-store/port';
import type { DomainEvent, Instant } from '#kernel';
import type pg from 'pg';

/** A recorded event with its stored form decoded. */
export interface ProjectedEvent {
  readonly event: DomainEvent;
  readonly stream: string;
  readonly revision: Revision;
  readonly position: LogPosition;
  readonly recordedAt: Instant;
  readonly metadata: EventMetadata;
}

export interface TableSpec {
  readonly name: string;
  /** Column definitions and constraints, as they stand between the brackets of CREATE TABLE. Natural keys only. */
  readonly columns: string;
  /** The natural key, in the order of a canonical dump. */
  readonly key: readonly string[];
  /** Further indexes: the text behind `ON table`. */
  readonly indexes?: readonly string[];
  /** The columns of a canonical dump; every one when left out. */
  readonly dumped?: string;
  /** Not part of what a rebuild must reproduce (work still to do, for one). */
  readonly volatile?: boolean;
}

/** Tables that can be thrown away and made again; they live in a schema of their own for each generation. */
export interface ReadModel {
  /** Also the schema of its views: `facts` reads `facts_g3`. */
  readonly name: string;
  /** Of its tables and rules; a live generation of another version is rebuilt at start. */
  readonly version: number;
  readonly tables: readonly TableSpec[];
}

/** A read model that is a function of the log alone. */
export interface Projection extends ReadModel {
  readonly categories: readonly string[];
  /**
   * Writes what these events say, in log order, into the generation's schema; runs in the transaction that moves the
   * checkpoint. Never sees an event twice in one generation. Each event is decoded when it is asked for, and once: do not keep them.
   */
  apply(tx: pg.ClientBase, schema: string, events: Iterable<ProjectedEvent>): Promise<void>;
}
