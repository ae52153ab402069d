import type { AmountChange, FigureName, FigurePart, Position, StatedChange } from '#domain/policies';
import type { FiguresAsOf } from '#projections/positions';
import { stringify } from 'csv-stringify/sync';
import { textCell } from '../oversight/csv-cell.js';
import { amountLabel } from '../words/amount.js';
import { labelOf } from '../words/labels.js';
import type { ToldEvent } from './told-event.js';

/** A part of a figure: an event of the account, lines of a return (with the event that brought them), a figure or a rule. */
export type HistoryPart =
  | Exclude<FigurePart, { kind: 'allocations' | 'virements' }>
  | { readonly kind: 'event'; readonly by: string | null; readonly amountPence: number };
export interface TracedPart {
  readonly part: HistoryPart;
  /** Decimal position of the event that it came by; null of what is worked out. */
  readonly event: string | null;
}

/** One account's whole history: every figure down to what is recorded under it, and every event with where it left the account. */
export interface HistoryReading {
  readonly figuresAsOf: FiguresAsOf;
  readonly position: Position;
  /** Parts sum to their figure. */
  readonly figures: readonly {
    readonly figure: FigureName;
    readonly amountPence: number;
    readonly parts: readonly TracedPart[];
  }[];
  /** In log order; effects on an amount sum to it. */
  readonly events: readonly {
    readonly event: ToldEvent;
    readonly amounts: readonly AmountChange[];
    readonly stated: readonly StatedChange[];
  }[];
}

const HEADER = [
  ...['figure', 'figure_pence', 'under_it', 'by', 'amount_pence', 'period', 'version', 'what_happened'],
  ...['recorded_at', 'recorded_by', 'log_position', 'log_id', 'known_at_position'],
];

/** The same as a table: one row for each part of each figure, so that rows of a figure sum to it. */
export function historyCsv({ figuresAsOf, figures, events }: HistoryReading): string {
  const told = new Map(events.map(({ event }) => [event.position, event]));
  const rows = figures.flatMap(({ figure, amountPence, parts }) =>
    parts.map(({ part, event: at }) => {
      const event = at === null ? undefined : told.get(at);
      const lines = part.kind === 'lines' ? part : null;
      return [
        ...[amountLabel(figure), amountPence, underIt(part), 'by' in part ? (part.by ?? '') : ''],
        ...[part.amountPence, lines?.period ?? event?.period ?? '', lines?.version ?? ''],
        ...[event?.sentence ?? '', event?.recordedAt ?? '', event?.actor.name ?? event?.actor.id ?? ''],
        ...[at ?? '', figuresAsOf.logId, figuresAsOf.position],
      ].map((cell) => (typeof cell === 'number' ? cell : textCell(cell)));
    }),
  );
  return stringify([HEADER, ...rows], { record_delimiter: '\r\n' });
}

/** What a part is, in words. */
export function underIt(part: HistoryPart): string {
  switch (part.kind) {
    case 'event':
      return 'entry of the account';
    case 'lines':
      return `lines of a return, ${part.group.purpose === null ? 'without a purpose' : part.group.purpose}`;
    case 'figure':
      return `${labelOf(part.of)}, worked out above`;
    case 'rule':
      return part.rule;
  }
}
