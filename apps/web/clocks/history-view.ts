import { FIGURES } from '#domain/policies';
import {
  amountLabel,
  formatPounds,
  labelOf,
  periodCode,
  PRESSURE_LABELS,
  sentenceCase,
  type HistoryReading,
  type TracedPart,
} from '#reporting';
import { effectInWords, statedInWords } from './changes-view.js';
import { eventRow, type EventRow } from './event-row.js';
import { auditAddress, linesAddress } from './history-address.js';

/** The amounts that stand beside each event: what was given, what it did, what left, what is left. */
const RUNNING = ['allocation', 'additional', 'confirmedLeakage', 'uncommitted'] as const;

export interface HistoryStep extends EventRow {
  readonly audit: string;
  /** On whole amounts, and on the class: rates and missing months follow from them. */
  readonly effects: readonly string[];
  /** Of RUNNING, right after the event. */
  readonly after: readonly string[];
}

export interface FigureView {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
  readonly parts: readonly PartView[];
}

interface PartView {
  readonly what: string;
  /** Where what is under it can be read; null where it is said in full. */
  readonly href: string | null;
  readonly by: string;
  readonly amount: string;
  /** The event that it came by, on the same page. */
  readonly event: { readonly href: string; readonly text: string } | null;
}

export interface HistoryView {
  readonly running: readonly string[];
  readonly steps: readonly HistoryStep[];
  readonly figures: readonly FigureView[];
}

/** @param query fund, year, through and the moment known, as links repeat them */
export function historyView(
  { figures, events }: HistoryReading,
  ics: string,
  query: Readonly<Record<string, string>>,
): HistoryView {
  const told = new Map(events.map(({ event }) => [event.position, event]));
  const partView = ({ part, event: at }: TracedPart): PartView => {
    const event = at === null ? undefined : told.get(at);
    return {
      ...named(part, event?.sentence ?? '', ics, query),
      amount: formatPounds(part.amountPence),
      event:
        event === undefined
          ? null
          : { href: `#event-${event.position}`, text: `${eventRow(event).knew}, position ${event.position}` },
    };
  };
  return {
    running: RUNNING.map((amount) => amountLabel(amount)),
    steps: stepsOf(events, ics, query),
    figures: figures.map(({ figure, amountPence, parts }) => ({
      ...{ id: `figure-${figure}`, name: amountLabel(figure), amount: formatPounds(amountPence) },
      parts: parts.map(partView),
    })),
  };
}

function stepsOf(
  events: HistoryReading['events'],
  ics: string,
  query: Readonly<Record<string, string>>,
): HistoryStep[] {
  const now = new Map<string, number>();
  return events.map(({ event, amounts, stated }) => {
    const whole = amounts.filter(({ by }) => by === null);
    for (const { amount, afterPence } of whole) now.set(amount, afterPence);
    return {
      ...eventRow(event),
      audit: auditAddress(ics, query, event.position),
      effects: [
        ...whole.map(effectInWords),
        ...stated.filter(({ what }) => what === 'adherence').map(statedInWords),
      ],
      after: RUNNING.map((amount) => formatPounds(now.get(amount) ?? 0)),
    };
  });
}

function named(
  part: TracedPart['part'],
  sentence: string,
  ics: string,
  query: Readonly<Record<string, string>>,
): Pick<PartView, 'what' | 'href' | 'by'> {
  switch (part.kind) {
    case 'event':
      return { what: sentence, href: null, by: part.by === null ? '' : sentenceCase(labelOf(part.by)) };
    case 'lines': {
      const href = linesAddress(ics, query, part.group);
      return { what: groupInWords(part.group), href, by: sentenceCase(labelOf(part.by)) };
    }
    case 'figure': {
      const known = (FIGURES as readonly string[]).includes(part.of);
      const what = known ? `The figure ${labelOf(part.of)}` : 'All lines charged to the fund';
      return { what, href: known ? `#figure-${part.of}` : null, by: '' };
    }
    case 'rule':
      return { what: sentenceCase(part.rule), href: null, by: '' };
  }
}

/** `Lines of M5, version 1: Elective recovery, with evidence`. */
export function groupInWords({
  period,
  version,
  purpose,
  hasEvidence,
}: Extract<TracedPart['part'], { kind: 'lines' }>['group']): string {
  const pressures = PRESSURE_LABELS as Readonly<Record<string, string>>;
  const what = purpose === null ? 'no purpose given' : (pressures[purpose] ?? purpose);
  return `Lines of ${periodCode(period)}, version ${version}: ${what}, ${hasEvidence ? 'with' : 'without'} evidence`;
}
