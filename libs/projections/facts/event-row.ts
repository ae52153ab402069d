import type { ProjectedEvent } from '../engine/projection.js';
import type { Bearing } from './bearing.js';

/** What any event's data may say of where it belongs; streams name these alike. */
interface Said {
  readonly account?: { readonly fund: string; readonly ics: string; readonly year: string };
  readonly fund?: string;
  readonly ics?: string;
  readonly icsCode?: string;
  readonly predecessor?: string;
  readonly successors?: readonly { readonly icsCode: string }[];
  readonly year?: string;
  readonly period?: number;
  readonly amountPence?: number;
  readonly totalPence?: number;
}

/** Members that say when something was true; an event has one of them at most. */
const DATES = ['effectiveOn', 'approvedOn', 'closedOn', 'signedOffOn', 'establishedOn', 'startsOn', 'dueOn'];

/** Content of a submission that may never come: the submission itself is what happened. */
export const CONTENT_ONLY = 'ReturnLinesRecorded';

/**
 * The rows of one event in the table of events: one for each system that it names, so that a transfer stands under both. `bearing` is
 * what its facts bear on; an event that makes no figure another stands under what it names.
 */
export function eventRows(
  { event, stream, position, recordedAt, metadata }: ProjectedEvent,
  bearing: readonly Bearing[],
): Record<string, unknown>[] {
  if (event.type === CONTENT_ONLY) return [];
  const said = event.data as Said;
  const shared = {
    ...{ position: position.toString(), stream, type: event.type, recorded_at: recordedAt },
    ...{ actor_id: metadata.actor.id, actor_role: metadata.actor.role, period: said.period ?? null },
    ...{ true_on: trueOn(event.data), amount_pence: said.amountPence ?? said.totalPence ?? null },
    data: inShort(event.data),
  };
  const rows = new Map<string, Record<string, unknown>>();
  for (const at of subjects(said, bearing)) if (!rows.has(at.ics)) rows.set(at.ics, { ...at, ...shared });
  return [...rows.values()];
}

/** Discrepancies in words stand with their version, and are longer than all the rest. */
function inShort(data: unknown): unknown {
  const { discrepancies: _withTheVersion, ...rest } = data as Record<string, unknown>;
  return rest;
}

function subjects(said: Said, bearing: readonly Bearing[]): readonly Bearing[] {
  const bears = bearing[0]?.bears ?? 'nothing';
  if (bears !== 'nothing' && bears !== 'all') return bearing;
  const { fund = '', year = '' } = said.account ?? said;
  const named = said.predecessor === undefined ? [] : [said.predecessor];
  const successors = (said.successors ?? []).map(({ icsCode }) => icsCode);
  const systems = [...named, ...successors];
  const own = said.account?.ics ?? said.ics ?? said.icsCode ?? '';
  return (systems.length === 0 ? [own] : systems).map((ics) => ({ bears, fund, ics, year }));
}

function trueOn(data: unknown): string | null {
  const found = DATES.map((name) => (data as Record<string, unknown>)[name]).find(
    (value) => typeof value === 'string',
  );
  return (found as string | undefined) ?? null;
}
