import { interventionKey, referenceDigest, type Lookups } from '#ingestion';
import type { CompleteFile, FileImportState } from '#domain/file-import';
import {
  accountsWithAllocation,
  closedAccounts,
  factsHead,
  fundsKnown,
  interventionCodes,
  organisationsKnown,
  RecentDigests,
  returnsBefore,
  rowReferences,
  successionsKnown,
  yearClosings,
} from '#projections/facts';
import type { CommandMeta } from '#kernel';
import { monthLocks } from './calendar/known-calendar.js';
import type { Runtime } from './runtime.js';

/** What a file is checked against: the facts at the head of the log. */
export function createLookups(runtime: Runtime): Lookups {
  const { pool } = runtime;
  const head = async () => (await factsHead(pool)).position;
  return {
    funds: async () => fundsKnown(pool, await head()),
    organisations: async () => organisationsKnown(pool, await head()),
    async interventions() {
      const codes = await interventionCodes(pool, await head());
      return new Set(
        [...codes].flatMap(([ics, ofSystem]) => [...ofSystem].map((code) => interventionKey(ics, code))),
      );
    },
    successions: async () => successionsKnown(pool, await head()),
    accounts: async () => accountsWithAllocation(pool, await head()),
    async references(kind, references) {
      const found = await rowReferences(pool, kind, references);
      return new Map([...found].map(([reference, content]) => [reference, referenceDigest(content)]));
    },
    closedAccounts: async () => closedAccounts(pool, await head()),
    monthLocks: () => monthLocks(runtime),
    yearClosings: async () => yearClosings(pool, await head()),
    returnsBefore: async (systems, years) =>
      returnsBefore(pool, systems, years, await head(), recentOf(runtime)),
    returnWritten: (reference, digest) => recentOf(runtime).written(reference, digest),
    async fileStatus(key) {
      const asked: CompleteFile = {
        type: 'CompleteFile',
        data: { ...key, rows: 0, commands: 0 },
        meta: NO_META,
      };
      return ((await runtime.application.stateFor(asked)) as FileImportState).status;
    },
    refresh: () => runtime.catchUp(),
  };
}

/** Two years of the country: a process that takes returns in month after month reads each of them once. */
const MAX_RECENT_DIGESTS = 42 * 13 * 2;
const recentDigests = new WeakMap<Runtime, RecentDigests>();

function recentOf(runtime: Runtime): RecentDigests {
  const recent = recentDigests.get(runtime) ?? new RecentDigests(MAX_RECENT_DIGESTS);
  recentDigests.set(runtime, recent);
  return recent;
}

/** Only names the stream; never sent. */
const NO_META: CommandMeta = {
  commandId: '',
  actor: { id: '', role: 'system' },
  at: '',
  correlationId: '',
  causationId: '',
};
