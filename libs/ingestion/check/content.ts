import type { Header, Template } from '../cells/header.js';
import type { PersonId, Planned } from '../kinds/table-kind.js';
import type { AnyCommand, CommandOutcome, Commands, ReferencedKind } from '../ports.js';

/** What a checked file holds, ready to be asked for as commands. */
export interface Content {
  readonly rows: number;
  /** For the cells of what is found after reading; null when there was no table to read. */
  readonly header: Header | null;
  /** Which columns there are, where it is a table. */
  readonly template?: Template;
  /** The text of a cell as it was found, trimmed; undefined where it is not kept. */
  readonly found?: (row: number, column: string) => string | undefined;
  /** Names of people in it. */
  readonly names: ReadonlySet<string>;
  readonly referenced?: ReferencedKind;
  /** Every command in file order. The same bytes give the same keys; ids of people come in from outside. */
  plan(person: PersonId): readonly Planned[];
  issue(planned: Planned, command: AnyCommand, commands: Commands): Promise<CommandOutcome>;
  /** Lets go of what it keeps outside memory. */
  dispose(): Promise<void>;
}
