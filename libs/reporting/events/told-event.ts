import type { Actor, Instant, PlainDate } from '#kernel';
import type { FactEvent } from '#projections/facts';
import { eventInWords } from '../words/event.js';

/** An event as people and programs outside are told of it. */
export interface ToldEvent {
  /** Decimal. */
  readonly position: string;
  /** When we knew. */
  readonly recordedAt: Instant;
  readonly type: string;
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** Who recorded it. The name is null where none is known (any more) by the id. */
  readonly actor: { readonly id: string; readonly role: Actor['role']; readonly name: string | null };
  readonly fund: string | null;
  readonly year: string | null;
  /** Every system that it names. */
  readonly systems: readonly string[];
  /** When it was true. */
  readonly period: number | null;
  readonly trueOn: PlainDate | null;
  readonly amountPence: number | null;
  readonly stream: string;
}

export function tellEvent(event: FactEvent, names: ReadonlyMap<string, string>): ToldEvent {
  const { position, recordedAt, type, actor, fund, year, systems, period, trueOn, amountPence, stream } =
    event;
  return {
    ...{ position: position.toString(), recordedAt, type, sentence: eventInWords(event) },
    actor: { id: actor.id, role: actor.role, name: names.get(actor.id) ?? null },
    ...{ fund, year, systems, period, trueOn, amountPence, stream },
  };
}
