import {
  StreamNotFoundError,
  type LogPosition,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
} from '#event-store/port';
import { readAhead, type Page, type PageReader } from './pages.js';

const LAST_REVISION = Number.MAX_SAFE_INTEGER;

/** Throws StreamNotFoundError. Memory: two pages. */
export async function* readStream(
  reader: PageReader,
  stream: string,
  options: ReadStreamOptions,
  maxPage: number,
): AsyncGenerator<RecordedEvent> {
  const forwards = options.direction !== 'backwards';
  const order = forwards ? 'ASC' : 'DESC';
  let left = options.limit ?? Infinity;
  const fetch = (from: number) => reader.stream(stream, order, from, Math.min(left, maxPage));
  let any = false;
  const pages = readAhead(fetch(options.from ?? (forwards ? 0 : LAST_REVISION)), (last, page) => {
    left -= page.events.length;
    return left > 0 ? fetch(last.revision + (forwards ? 1 : -1)) : null;
  });
  for await (const page of pages) {
    any ||= page.events.length > 0;
    yield* page.events;
  }
  if (any) return;
  // Nothing from its very end on is no stream at all; nothing from elsewhere may be the end of one.
  const whole = (options.from === undefined || (forwards && options.from === 0)) && options.limit !== 0;
  if (whole || !(await reader.streamExists(stream))) throw new StreamNotFoundError(stream);
}

/** Forwards it ends at the head as it was at the beginning, however fast others write. Memory: two pages. */
export async function* readAll(
  reader: PageReader,
  options: ReadAllOptions,
  maxPage: number,
): AsyncGenerator<RecordedEvent> {
  const { filter, from } = options;
  const forwards = options.direction !== 'backwards';
  const head = (await reader.head()).position;
  let left = options.limit ?? Infinity;
  const fetch = (start: LogPosition): Promise<Page> => {
    const limit = Math.min(left, maxPage);
    return forwards
      ? reader.all('ASC', start, head, limit, filter)
      : reader.all('DESC', 0n, start < head ? start : head, limit, filter);
  };
  const pages = readAhead(fetch(from ?? (forwards ? 0n : head)), (last, page) => {
    left -= page.events.length;
    return left > 0 ? fetch(last.position + (forwards ? 1n : -1n)) : null;
  });
  for await (const page of pages) yield* page.events;
}
