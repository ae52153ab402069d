import type { PlainDate } from '#kernel';

/** One successor of a body, which may have others from the same day, and be one itself. */
export interface Succession {
  readonly predecessor: string;
  readonly successor: string;
  readonly effectiveOn: PlainDate;
  readonly shareBp: number;
}
