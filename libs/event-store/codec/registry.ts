import { RingfenceError, type DomainEvent } from '#kernel';
import { alertEntries } from './entries/alert.js';
import { baselineEntries } from './entries/baseline.js';
import { carryForwardEntries } from './entries/carry-forward.js';
import { fileImportEntries } from './entries/file-import.js';
import { findingReplyEntries } from './entries/finding-reply.js';
import { fundEntries } from './entries/fund.js';
import { interventionEntries } from './entries/intervention.js';
import { organisationEntries } from './entries/organisation.js';
import { organisationChangeEntries } from './entries/organisation-change.js';
import { oversightReportEntries } from './entries/oversight-report.js';
import { reportingCalendarEntries } from './entries/reporting-calendar.js';
import { ringFenceAccountEntries } from './entries/ring-fence-account.js';
import { spendReturnEntries } from './entries/spend-return.js';
import type { CurrentEntry, FormerEntry, StreamEntries } from './entry.js';

/** What a stored name stands for: an event of today (`type`), or one of before that is made into a later one. */
export type Registered =
  (CurrentEntry & { readonly type: string; readonly upcastTo?: undefined }) | FormerEntry;

export interface EventRegistry {
  readonly byType: ReadonlyMap<string, CurrentEntry>;
  readonly byName: ReadonlyMap<string, Registered>;
  /** `ReturnSubmitted` → the highest version known, under any name of that stem. */
  readonly lastVersion: ReadonlyMap<string, number>;
}

const NAME = /^([A-Z][A-Za-z]*)\.v([1-9]\d*)$/;

/** `ReturnSubmitted.v2` → its stem and version; null when it is no stored name. */
export function parseStoredName(name: string): { readonly stem: string; readonly version: number } | null {
  const match = NAME.exec(name);
  return match ? { stem: match[1]!, version: Number(match[2]) } : null;
}

/** Throws at start rather than at the first event: a name twice, a bad name or category, an upcast that leads nowhere. */
export function buildRegistry(streams: readonly StreamEntries<DomainEvent>[]): EventRegistry {
  const byType = new Map<string, CurrentEntry>();
  const byName = new Map<string, Registered>();
  const lastVersion = new Map<string, number>();
  const add = (entry: Registered): void => {
    const parsed = parseStoredName(entry.name);
    if (!parsed) throw fault(entry.name, 'is not like ReturnSubmitted.v1');
    if (byName.has(entry.name)) throw fault(entry.name, 'is registered twice');
    if (!/^[a-z][A-Za-z]*$/.test(entry.category))
      throw fault(entry.name, `category ${entry.category} must be letters only`);
    byName.set(entry.name, entry);
    lastVersion.set(parsed.stem, Math.max(parsed.version, lastVersion.get(parsed.stem) ?? 0));
  };
  for (const { current, former } of streams) {
    for (const [type, entry] of Object.entries(current)) {
      if (byType.has(type)) throw fault(entry.name, `${type} is registered twice`);
      byType.set(type, entry);
      add({ ...entry, type });
    }
    former.forEach(add);
  }
  for (const entry of byName.values()) checkUpcasts(entry, byName);
  return { byType, byName, lastVersion };
}

function checkUpcasts(entry: Registered, byName: ReadonlyMap<string, Registered>): void {
  const seen = new Set<string>();
  for (let at: Registered | undefined = entry; at?.upcastTo !== undefined; at = byName.get(at.upcastTo)) {
    if (seen.has(at.name)) throw fault(entry.name, 'upcasts in a circle');
    seen.add(at.name);
    if (!byName.has(at.upcastTo))
      throw fault(entry.name, `upcasts to ${at.upcastTo}, which is not registered`);
  }
}

function fault(name: string, what: string): RingfenceError {
  return new RingfenceError('EventRegistryFault', `stored event ${name}: ${what}`, { name });
}

/** Every stored name there is. A new stream folder adds one line here; ADR 0006 lists them. */
export const storedEvents: EventRegistry = buildRegistry([
  organisationEntries,
  fundEntries,
  ringFenceAccountEntries,
  baselineEntries,
  interventionEntries,
  spendReturnEntries,
  reportingCalendarEntries,
  fileImportEntries,
  alertEntries,
  organisationChangeEntries,
  oversightReportEntries,
  findingReplyEntries,
  carryForwardEntries,
]);
