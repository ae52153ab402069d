import type { DomainCommand } from '#kernel';
import type { Cells } from '../cells/cells.js';
import type { Template } from '../cells/header.js';
import type { RowReport } from '../check/row-report.js';
import type { Overlay } from '../check/overlay.js';
import type { World } from '../check/world.js';
import type { AnyCommand, ReferencedKind } from '../ports.js';

/** A row that was read, and where it stood. */
export interface Located<R> {
  readonly row: number;
  readonly value: R;
  /** The raw cells, for what is found later, across rows. */
  readonly cells: readonly string[];
}

/** One command that a file asks for. `row` is where to point when it is refused. */
export interface Planned {
  readonly row: number;
  /** Names the command within its file: the same bytes give the same key, and so the same commandId. */
  readonly key: string;
  readonly type: AnyCommand['type'];
  readonly data: AnyCommand['data'];
  readonly reference?: string | null;
}

/** `plan('AwardAllocation', …)`: data checked against the type of its command. */
export function planned<C extends AnyCommand>(
  row: number,
  key: string,
  type: C['type'],
  data: C['data'],
  reference: string | null = null,
): Planned {
  return { row, key, type, data, reference };
}

/** Name → opaque id. */
export type PersonId = (name: string) => string;

/** The rules of one small file: each row a typed value, rows against one another, values to commands. */
export interface TableKind<R> extends Template {
  /** Set where rows may carry a `reference`. */
  readonly referenced?: ReferencedKind;
  /** Faults are reported through the cells; no command is made of a faulty row, and its good cells are held against other rows'. */
  read(cells: Cells, world: World | null): R;
  /** Rules between rows. `faulty` are the rows that could not be read whole: members that could not are their type's `none`. */
  across?(rows: readonly Located<R>[], report: RowReport, faulty: readonly Located<R>[]): void;
  /** What later files of the same folder may rest on. A faulty row contributes too: one fault, one finding. */
  contribute?(value: R, overlay: Overlay): void;
  /** Names of people in the row. */
  names?(value: R): readonly (string | null)[];
  plan(rows: readonly Located<R>[], person: PersonId): Planned[];
}

export type CommandOf<T extends AnyCommand['type']> = Extract<AnyCommand, DomainCommand<T>>;
