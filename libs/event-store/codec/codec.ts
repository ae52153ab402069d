import { canonicalJson, type DomainEvent } from '#kernel';
import type { EncodeContext, EventCodec, NewEvent, RecordedEvent } from '#event-store/port';
import {
  LaterEventVersionError,
  MalformedEventError,
  UnknownEventTypeError,
  type EventPlace,
} from './errors.js';
import { eventIdFor } from './event-id.js';
import { parseStoredName, storedEvents, type EventRegistry, type Registered } from './registry.js';

/**
 * Domain events to stored ones and back. What does not have the shape of its name is refused on the way in, because it can
 * never be taken out again, and on the way back, because a fold must not guess.
 */
export function createEventCodec(registry: EventRegistry): EventCodec {
  return {
    encode: (event, context) => encode(registry, event, context),
    decode: (recorded) => decode(registry, recorded),
  };
}

/** The codec of every event there is. */
export const eventCodec: EventCodec = createEventCodec(storedEvents);

function encode(registry: EventRegistry, event: DomainEvent, context: EncodeContext): NewEvent {
  const { stream, commandId, index, actor, correlationId, causationId } = context;
  const place = { stream, position: null };
  const entry = registry.byType.get(event.type);
  if (!entry) throw new UnknownEventTypeError(place, event.type);
  requireCategory(place, entry);
  const fault = entry.shape(event.data);
  if (fault) throw new MalformedEventError(place, entry.name, fault);
  const data = canonicalJson(event.data);
  if (holdsUnkeepable(data)) throw new MalformedEventError(place, entry.name, UNKEEPABLE);
  return {
    eventId: eventIdFor(commandId, stream, index),
    type: entry.name,
    data,
    metadata: { commandId, index, actor: { id: actor.id, role: actor.role }, correlationId, causationId },
  };
}

const UNKEEPABLE = 'it holds a NUL or half a surrogate pair, which no read model could keep';

/** Of a JSON text: an even number of backslashes before it stand for themselves. */
function holdsUnkeepable(json: string): boolean {
  return json.includes('\\u') && /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/.test(json);
}

function decode(registry: EventRegistry, recorded: RecordedEvent): DomainEvent {
  let entry = registry.byName.get(recorded.type);
  if (!entry) throw unknownOrLater(registry, recorded);
  requireCategory(recorded, entry);
  let data = parse(recorded);
  requireShape(recorded, entry, data);
  while (entry.upcastTo !== undefined) {
    data = entry.upcast(data);
    entry = registry.byName.get(entry.upcastTo)!;
    requireShape(recorded, entry, data);
  }
  return { type: entry.type, data };
}

function parse(recorded: RecordedEvent): unknown {
  try {
    return JSON.parse(recorded.data);
  } catch (error) {
    throw new MalformedEventError(recorded, recorded.type, `not JSON (${(error as Error).message})`);
  }
}

function requireShape(place: EventPlace, entry: Registered, data: unknown): void {
  const fault = entry.shape(data);
  if (fault) throw new MalformedEventError(place, entry.name, fault);
}

function requireCategory(place: EventPlace, { name, category }: { name: string; category: string }): void {
  if (!place.stream.startsWith(`${category}-`))
    throw new MalformedEventError(place, name, `only streams of category ${category} carry it`);
}

function unknownOrLater(registry: EventRegistry, recorded: RecordedEvent): Error {
  const parsed = parseStoredName(recorded.type);
  const known = parsed && registry.lastVersion.get(parsed.stem);
  return parsed && known && parsed.version > known
    ? new LaterEventVersionError(recorded, recorded.type, `${parsed.stem}.v${known}`)
    : new UnknownEventTypeError(recorded, recorded.type);
}
