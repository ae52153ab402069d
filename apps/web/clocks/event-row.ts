import { dateInWords, formatPounds, instantInWords, periodCode, type ToldEvent } from '#reporting';
import type { Period } from '#kernel';

/** An event as a page prints it: both clocks, who, what, and where to see what was known right after it. */
export interface EventRow {
  readonly position: string;
  readonly knew: string;
  readonly wasTrue: string;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly amount: string;
  readonly asKnownThen: string;
}

export function eventRow(event: ToldEvent): EventRow {
  const { position, recordedAt, actor, sentence, fund, year, systems, period, trueOn, amountPence } = event;
  return {
    position,
    knew: instantInWords(recordedAt),
    wasTrue: [
      ...(period === null ? [] : [periodCode(period as Period)]),
      ...(trueOn === null ? [] : [dateInWords(trueOn)]),
    ].join(', '),
    who: actor.name ?? actor.id,
    what: sentence,
    about: [systems.join(', '), fund, year].filter(Boolean).join(' '),
    amount: amountPence === null ? '' : formatPounds(amountPence),
    asKnownThen: asKnownThen(event),
  };
}

/** The page of the account that the event names, or the national picture, with what was known right after it. */
export function asKnownThen({ position, fund, year, systems }: ToldEvent): string {
  const named = { ...(fund === null || fund === '*' ? {} : { fund }), ...(year === null ? {} : { year }) };
  const query = new URLSearchParams({ ...named, knownAt: position }).toString();
  return systems.length === 1 && year !== null
    ? `/systems/${encodeURIComponent(systems[0]!)}?${query}`
    : `/?${query}`;
}
