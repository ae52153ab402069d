import type { DomainEvent } from '#kernel';

/** A stored name with its version: a public contract. */
export type StoredName = `${string}.v${number}`;

/** Null when the data has the shape, otherwise what is wrong, in words. */
export type ShapeCheck = (data: unknown) => string | null;

/** The name under which an event of today is written. */
export interface CurrentEntry {
  readonly name: StoredName;
  /** The only stream category that may carry it: the stream's name up to its first hyphen. */
  readonly category: string;
  readonly shape: ShapeCheck;
}

/** A name that is read and no longer written. `upcast` makes the data of `upcastTo`, which may itself be a former name. */
export interface FormerEntry extends CurrentEntry {
  readonly upcastTo: StoredName;
  readonly upcast: (data: unknown) => unknown;
}

/** One stream folder's share of the registry. Leaving out an event does not compile. */
export interface StreamEntries<Event extends DomainEvent> {
  readonly current: { readonly [Type in Event['type']]: CurrentEntry };
  readonly former: readonly FormerEntry[];
}
