import type { DomainEvent } from '#kernel';
import type { ProjectedEvent } from '../engine/projection.js';
import type { FactBatch } from './batch.js';
import { alertFacts } from './collect/alert.js';
import { baselineFacts } from './collect/baseline.js';
import { carryForwardFacts } from './collect/carry-forward.js';
import type { At } from './collect/collectors.js';
import { fileImportFacts } from './collect/file-import.js';
import { findingReplyFacts } from './collect/finding-reply.js';
import { fundFacts } from './collect/fund.js';
import { interventionFacts } from './collect/intervention.js';
import { organisationFacts } from './collect/organisation.js';
import { organisationChangeFacts } from './collect/organisation-change.js';
import { oversightReportFacts } from './collect/oversight-report.js';
import { reportingCalendarFacts } from './collect/reporting-calendar.js';
import { ringFenceAccountFacts } from './collect/ring-fence-account.js';
import { spendReturnFacts } from './collect/spend-return.js';
import { CONTENT_ONLY, eventRows } from './event-row.js';

/** Every event that the facts see, and what it adds: a new stream is one line here and one file in `collect/`. */
const COLLECTORS = {
  ...organisationFacts,
  ...fundFacts,
  ...ringFenceAccountFacts,
  ...baselineFacts,
  ...interventionFacts,
  ...spendReturnFacts,
  ...reportingCalendarFacts,
  ...fileImportFacts,
  ...alertFacts,
  ...organisationChangeFacts,
  ...oversightReportFacts,
  ...findingReplyFacts,
  ...carryForwardFacts,
};

/** An event's type was checked where its collector stands. */
type Collector = (batch: FactBatch, event: DomainEvent, at: At) => void;
/** Every kind of event that stands in `fact_events`. */
export const EVENT_TYPES: readonly string[] = Object.keys(COLLECTORS)
  .filter((type) => type !== CONTENT_ONLY)
  .sort();

const collectors = new Map(Object.entries(COLLECTORS) as [string, Collector][]);

/** Adds what one event says to the batch. Throws when no stream of the facts has such an event. */
export function collect(batch: FactBatch, projected: ProjectedEvent): void {
  const { event, position } = projected;
  const collector = collectors.get(event.type);
  if (!collector) throw new Error(`no facts of ${event.type}`);
  collector(batch, event, { ...projected, known_from: position.toString() });
  for (const row of eventRows(projected, batch.takeBearing())) batch.add('fact_events', row);
}
