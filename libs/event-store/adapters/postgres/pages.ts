import type { LogFilter, LogHead, LogPosition, RecordedEvent, Revision } from '#event-store/port';
import { HEAD, logPage, streamPage, STREAM_EXISTS, type Order } from './page-sql.js';
import { toHead, toRecorded } from './rows.js';
import type { Session, TextRow } from './session.js';

/** `more`: there may be more behind the last event of this page. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  readonly more: boolean;
}

/** Two pages are in memory at once (one read ahead); an event holds at most 1 MiB. */
const PAGE_BYTES = 2 * 1024 * 1024;
const BYTES_SO_FAR = 8;
const LOWEST = 1n;

export class PageReader {
  constructor(private readonly session: Session) {}

  async head(): Promise<LogHead> {
    const [row] = await this.session.query('log_head', HEAD, []);
    const head = toHead(row!);
    this.session.saw(head.position);
    return head;
  }

  async streamExists(stream: string): Promise<boolean> {
    return (await this.session.query('log_stream_exists', STREAM_EXISTS, [stream])).length > 0;
  }

  /** From this revision, inclusive, on. */
  async stream(stream: string, order: Order, from: Revision, limit: number): Promise<Page> {
    const rows = await this.session.query(`log_stream_${order}`, streamPage(order), [
      limit,
      PAGE_BYTES,
      stream,
      from,
    ]);
    return toPage(rows, limit);
  }

  /** Events at positions from `low` to `high`, both inclusive. */
  async all(
    order: Order,
    low: LogPosition,
    high: LogPosition,
    limit: number,
    filter?: LogFilter,
  ): Promise<Page> {
    const categories = filter ? [...new Set(filter.categories)] : [];
    if (low > high || (filter && categories.length === 0)) return { events: [], more: false };
    const text = logPage(order, categories.length);
    const bounds = [low < LOWEST ? LOWEST : low, high].map(String);
    const rows = await this.session.query(`log_all_${order}_${categories.length}`, text, [
      limit,
      PAGE_BYTES,
      ...bounds,
      ...categories,
    ]);
    return toPage(rows, limit);
  }
}

/** The pages one after the other, each asked for while the one before it is being used. */
export async function* readAhead(
  first: Promise<Page>,
  following: (last: RecordedEvent, page: Page) => Promise<Page> | null,
): AsyncGenerator<Page> {
  let next: Promise<Page> | null = first;
  while (next) {
    const page: Page = await next;
    const last = page.events.at(-1);
    next = page.more && last ? following(last, page) : null;
    // A consumer that stops here leaves this page unread, and its failure unasked for.
    next?.catch(() => undefined);
    yield page;
  }
}

function toPage(rows: readonly TextRow[], limit: number): Page {
  const bytes = Number(rows.at(-1)?.[BYTES_SO_FAR] ?? 0);
  return { events: rows.map(toRecorded), more: rows.length === limit || bytes >= PAGE_BYTES };
}
