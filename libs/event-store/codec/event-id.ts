import { v5 } from 'uuid';

/** Fixed for ever: another namespace would give every repeat new ids. */
const NAMESPACE = '7d8e6a52-3c1f-4b09-9a64-1f0e52c7b8d3';

/**
 * The id of the `index`-th event of a command in a stream: the same each time the command is tried, so the log knows a
 * repeat. UUIDv5 of the three, parted by a character that none of them can hold.
 */
export function eventIdFor(commandId: string, stream: string, index: number): string {
  return v5(`${commandId}\n${stream}\n${index}`, NAMESPACE);
}
