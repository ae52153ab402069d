import { baselineStream } from '#domain/baseline';
import { fundStream } from '#domain/fund';
import { interventionStream } from '#domain/intervention';
import { organisationStream } from '#domain/organisation';
import type { MoneyEvent } from '#domain/policies';
import { ringFenceAccountStream } from '#domain/ring-fence-account';
import { returnLinesStream, spendReturnStream } from '#domain/spend-return';
import type { LogPosition } from '#event-store/port';
import { never } from '#kernel';
import { v5 } from 'uuid';
import type { Projected } from './projected.js';

/** Stores events made by the helpers of domain/testing, each in its own stream; answers with the position of each. */
export async function tellHistory(
  { happened }: Pick<Projected, 'happened'>,
  events: readonly MoneyEvent[],
): Promise<{ event: MoneyEvent; position: LogPosition }[]> {
  const told = [];
  for (const event of storable(events)) {
    told.push({ event, position: await happened(streamOf(event), event) });
  }
  return told;
}

/**
 * What deciders would have let through: a key is declared, closed or succeeded once, nobody transfers to itself, no lines event is
 * empty. References become UUIDs.
 */
export function storable(events: readonly MoneyEvent[]): MoneyEvent[] {
  const once = new Set<string>();
  return events.flatMap((event): MoneyEvent[] => {
    const key = onceOnly(event);
    if (key !== null && once.has(key)) return [];
    if (key !== null) once.add(key);
    switch (event.type) {
      case 'AllocationTransferred':
        return event.data.toIcs === event.data.account.ics ? [] : [event];
      case 'ReturnLinesRecorded': {
        const reference = v5(event.data.reference, v5.URL);
        return event.data.lines.length === 0 ? [] : [{ ...event, data: { ...event.data, reference } }];
      }
      case 'ReturnSubmitted': {
        const stored = { reference: v5(event.data.reference, v5.URL), linesSha256: 'a'.repeat(64) };
        return [{ ...event, data: { ...event.data, ...stored } }];
      }
      default:
        return [event];
    }
  });
}

function onceOnly(event: MoneyEvent): string | null {
  switch (event.type) {
    case 'AccountClosed':
    case 'BaselineDeclared':
    case 'ReturnSignedOff':
    case 'ReturnSentBack':
      return `${event.type} ${streamOf(event)} ${'version' in event.data ? event.data.version : ''}`;
    case 'OrganisationSucceeded':
      return `${event.type} ${event.data.predecessor}`;
    default:
      return null;
  }
}

function streamOf(event: MoneyEvent): string {
  switch (event.type) {
    case 'FundDefined':
    case 'FundRedefined':
      return fundStream(event.data.fund);
    case 'OrganisationEstablished':
    case 'OrganisationAmended':
      return organisationStream(event.data.icsCode);
    case 'OrganisationSucceeded':
      return organisationStream(event.data.predecessor);
    case 'InterventionRegistered':
    case 'InterventionAmended':
      return interventionStream(event.data);
    case 'BaselineDeclared':
      return baselineStream(event.data);
    case 'ReturnLinesRecorded':
      return returnLinesStream(event.data.reference);
    case 'ReturnSubmitted':
    case 'ReturnSentBack':
    case 'ReturnReopened':
    case 'ReturnSignedOff':
      return spendReturnStream(event.data);
    case 'AllocationAwarded':
    case 'AllocationAdjusted':
    case 'AllocationTransferred':
    case 'CarryForwardBroughtIn':
    case 'VirementMade':
    case 'CarryForwardApproved':
    case 'PlanPhased':
    case 'AccountClosed':
      return ringFenceAccountStream(event.data.account);
    default:
      return never(event);
  }
}
