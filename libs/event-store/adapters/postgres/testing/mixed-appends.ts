import { randomUUID } from 'node:crypto';
import type { ExpectedRevision, NewEvent } from '#event-store/port';
import type { AppendRequest } from '../append-statement.js';

export const event = (): NewEvent => ({
  eventId: randomUUID(),
  type: 'Sent.v1',
  data: JSON.stringify({ id: randomUUID() }),
  metadata: {
    commandId: randomUUID(),
    index: 0,
    actor: { id: 'a', role: 'system' },
    correlationId: '',
    causationId: '',
  },
});
export const events = (count: number): NewEvent[] => Array.from({ length: count }, event);

export const request = (
  stream: string,
  expected: ExpectedRevision,
  what: readonly NewEvent[],
): AppendRequest => ({
  stream,
  expected,
  events: what,
});

/** A whole number from 0 up to below `end`; the same ones for the same seed. */
export function randomFrom(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (state >> 8) % end;
  };
}

/** 60 appends to six streams: right, wrong, repeated in whole and in part. */
export function mixOf(random: (end: number) => number, category: string): AppendRequest[] {
  const made: AppendRequest[] = [];
  const revisions = new Map<string, number>();
  for (let n = 0; n < 60; n += 1) {
    const again = made.length > 0 && random(5) === 0 ? made[random(made.length)] : undefined;
    if (again) {
      const part = random(3) === 0 ? again.events.slice(0, 1) : again.events;
      made.push({ ...again, events: part });
      continue;
    }
    const stream = `${category}-${random(6)}`;
    const at = revisions.get(stream) ?? -1;
    const what = events(1 + random(3));
    const kind = random(6);
    const expected = kind === 0 ? 'streamExists' : kind === 1 ? random(5) : at < 0 ? 'noStream' : at;
    // What really stands there is for the database to say: a guess that comes to be wrong is part of the mix.
    if (expected !== 'streamExists' || at >= 0) revisions.set(stream, at + what.length);
    made.push(request(stream, expected, what));
  }
  return made;
}

export function renamed(requests: readonly AppendRequest[], category: string): AppendRequest[] {
  const ids = new Map<string, string>();
  const idOf = (id: string): string => {
    if (!ids.has(id)) ids.set(id, randomUUID());
    return ids.get(id)!;
  };
  return requests.map(({ stream, expected, events: what }) => ({
    stream: stream.replace(/^[^-]+/, category),
    expected,
    events: what.map((each) => ({ ...each, eventId: idOf(each.eventId) })),
  }));
}
