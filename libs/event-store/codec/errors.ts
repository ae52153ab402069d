import { RingfenceError } from '#kernel';
import type { LogPosition } from '#event-store/port';

/** Where the event stands; `position` is null while it is on its way in. */
export interface EventPlace {
  readonly stream: string;
  readonly position: LogPosition | null;
}

const details = ({ stream, position }: EventPlace, type: string): Record<string, unknown> => ({
  stream,
  position: position?.toString() ?? null,
  type,
});
const at = ({ stream, position }: EventPlace): string =>
  position === null ? `for stream ${stream}` : `in stream ${stream} at position ${position}`;

/** A name that no version of this program has written: another program's log, or a typing error. */
export class UnknownEventTypeError extends RingfenceError {
  constructor(place: EventPlace, type: string) {
    super('UnknownEventType', `unknown event type ${type} ${at(place)}`, details(place, type));
  }
}

/** A known name with a version that this program does not know yet: it is older than the log. */
export class LaterEventVersionError extends RingfenceError {
  constructor(place: EventPlace, type: string, known: string) {
    super('LaterEventVersion', `${type} ${at(place)} is later than ${known}, the last this program knows`, {
      ...details(place, type),
      known,
    });
  }
}

/** Not JSON, not the shape of its name, or in a stream of a category that may not carry it. */
export class MalformedEventError extends RingfenceError {
  constructor(place: EventPlace, type: string, fault: string) {
    super('MalformedEvent', `malformed ${type} ${at(place)}: ${fault}`, { ...details(place, type), fault });
  }
}
