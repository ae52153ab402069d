import type { EventLog } from '#event-store/port';
import { readDataNotice } from '#workspace';
import type { Runtime } from './runtime.js';

/** Of every command of the demo's load, and of nothing else: by its first event a log is known as the demo's. */
export const DEMO_CORRELATION_ID = '0d3e6f52-5b1c-4c0e-9a77-20220701f00d';

/** Whose log it is. What stands first stays first, so only the answer `nobody` can ever change. */
export async function holderOf(log: EventLog): Promise<'nobody' | 'demo' | 'somebody'> {
  for await (const { metadata } of log.readAll({ limit: 1 }))
    return metadata.correlationId === DEMO_CORRELATION_ID ? 'demo' : 'somebody';
  return 'nobody';
}

/**
 * What every reader of these figures must be told, or null. The demo sets its notice before its first event; had it been killed between
 * the two, somebody's own figures could come to stand under it, and of those it says nothing.
 */
export async function noticeOf({ log, pool }: Pick<Runtime, 'log' | 'pool'>): Promise<string | null> {
  const notice = await readDataNotice(pool);
  return notice !== null && (await holderOf(log)) === 'somebody' ? null : notice;
}
