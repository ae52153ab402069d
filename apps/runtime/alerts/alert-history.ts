import { happeningOf, type AlertHappening } from '#alerts';
import { alertStream, type AlertEvent, type AlertKey } from '#domain/alert';
import { StreamNotFoundError, type RecordedEvent } from '#event-store/port';
import { londonDate, RingfenceError } from '#kernel';
import { readAlerts, type AlertRow } from '#projections/alerts';
import { momentKnownAt, parseKnownAt } from '#projections/facts';
import type { Runtime } from '../runtime.js';

/** A happening with its place in the log. */
export interface RecordedHappening extends AlertHappening {
  readonly position: string;
  readonly recordedAt: string;
}

export interface AlertHistory {
  readonly alert: AlertRow;
  /** The oldest first. */
  readonly events: readonly RecordedHappening[];
  /** The alert as it stands now, whatever moment was asked for: to be said back when it is changed. */
  readonly revision: number;
}

/** One alert, and all that happened to it, now or as known then. Throws UnknownAlert where none was raised. */
export async function alertHistory(
  runtime: Runtime,
  key: AlertKey,
  knownAt: string | undefined,
): Promise<AlertHistory> {
  await runtime.catchUp();
  const moment = await momentKnownAt(runtime.pool, knownAt === undefined ? undefined : parseKnownAt(knownAt));
  const all = await eventsOf(runtime, key);
  const known = knownAt === undefined ? all : all.filter(({ position }) => position <= moment.position);
  const last = known.at(-1);
  const today = londonDate((knownAt === undefined ? null : moment.recordedAt) ?? runtime.clock());
  const { signal, account } = key;
  const query = { signal, ...account, today, knownAt: last?.position ?? moment.position, limit: 1 };
  const alert = (await readAlerts(runtime.pool, query))[0];
  if (last === undefined || alert === undefined) {
    const of = `${account.fund} of ${account.ics} in ${account.year}`;
    throw new RingfenceError('UnknownAlert', `no alert ${signal} of ${of} was raised`, { signal, of });
  }
  const events = known.map((recorded) => recordedHappening(runtime, recorded));
  return { alert, events, revision: all.at(-1)!.revision };
}

async function eventsOf({ log }: Runtime, key: AlertKey): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  try {
    for await (const event of log.readStream(alertStream(key))) events.push(event);
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return events;
}

/** A stored event of an alert as it is told. */
export function recordedHappening(
  { codec }: Pick<Runtime, 'codec'>,
  recorded: RecordedEvent,
): RecordedHappening {
  const { position, recordedAt } = recorded;
  return {
    ...happeningOf(codec.decode(recorded) as AlertEvent),
    ...{ position: position.toString(), recordedAt },
  };
}
