import { setImmediate } from 'node:timers/promises';
import { DuplicateEventIdError, LogUnavailableError, type AppendResult } from '#event-store/port';
import { appendStatement, resultOf, type AppendRequest } from './append-statement.js';
import { isDuplicateEventId } from './errors.js';
import type { Session } from './session.js';

/** One request in, its result or its error out. Throws WrongExpectedRevisionError, DuplicateEventIdError, LogUnavailableError. */
export type AppendSender = (request: AppendRequest) => Promise<AppendResult>;

/** What one statement may gather: beyond it a commit is no longer what costs, and others wait for the lock meanwhile. */
const MAX_GATHERED = 64;
const MAX_GATHERED_BYTES = 1024 * 1024;

interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A request that finds nobody before it goes out by itself. Those that come while others are on their way wait, and go out
 * together, in one commit: appends of the whole log stand in one line anyway, and the commit is most of what each costs.
 * One statement at a time: a second on its way would halve what each gathers, and wait for the first one's lock all the same.
 */
export function gatheringSender(session: Session): AppendSender {
  const waiting: Waiting[] = [];
  let sending = false;

  const send = async (): Promise<void> => {
    sending = true;
    await sendTogether(session, takeFrom(waiting));
    // Whoever was just answered may have more to say: let them, so that it goes out with the rest.
    await setImmediate();
    sending = false;
    if (waiting.length > 0) void send();
  };
  return (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ request, bytes: bytesOf(request), resolve, reject });
      if (!sending) void send();
    });
}

function takeFrom(waiting: Waiting[]): Waiting[] {
  let bytes = 0;
  let count = 0;
  for (const each of waiting) {
    bytes += each.bytes;
    if (count > 0 && (count === MAX_GATHERED || bytes > MAX_GATHERED_BYTES)) break;
    count += 1;
  }
  return waiting.splice(0, count);
}

/** Settles every one of them; never throws. */
async function sendTogether(session: Session, gathered: readonly Waiting[]): Promise<void> {
  try {
    const { name, text, values } = appendStatement(gathered.map(({ request }) => request));
    const rows = await session.query(name, text, values);
    gathered.forEach(({ request, resolve, reject }, at) => {
      try {
        resolve(resultOf(request, rows[at]!));
      } catch (error) {
        reject(error);
      }
    });
  } catch (error) {
    if (gathered.length > 1 && !(error instanceof LogUnavailableError)) {
      // One of them cannot be, and so none was written. Each by itself, so that it alone is told.
      for (const each of gathered) await sendTogether(session, [each]);
    } else for (const { request, reject } of gathered) reject(asTold(request, error));
  }
}

function asTold({ stream }: AppendRequest, error: unknown): unknown {
  return isDuplicateEventId(error)
    ? new DuplicateEventIdError(stream, error.detail ?? 'an event id stands elsewhere in the log')
    : error;
}

const bytesOf = ({ events }: AppendRequest): number =>
  events.reduce((bytes, { data }) => bytes + data.length, 0);
