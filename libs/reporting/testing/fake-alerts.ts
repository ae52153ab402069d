import { monitoredPeriod, positionsThroughYear, signalsOf, type LeakageFinding } from '#domain/policies';
import { surroundings } from '../../domain/testing/surroundings.js';
import type { AlertReading, AnsweredFinding } from '../readings.js';
import { HI, syntheticSystem } from './synthetic-system.js';

/** The open alerts of a made-up system: what the signals say of its figures. */
export function alertsOf(ics: string, year: string): AlertReading[] {
  const { facts } = syntheticSystem(ics, year);
  const verdicts = signalsOf({
    facts,
    definition: HI,
    positions: positionsThroughYear(facts, 'HI'),
    monitored: monitoredPeriod(facts, 'HI'),
    open: {},
    surroundings: surroundings(),
  });
  return verdicts.flatMap(({ signal, finding }) =>
    finding === null
      ? []
      : [
          {
            signal,
            account: { fund: 'HI', ics, year },
            finding,
            open: true,
            raisedAt: '2023-11-20T08:00:00.000Z',
            updatedAt: '2024-01-10T08:00:00.000Z',
            resolvedAt: null,
            resolvedBecause: null,
            ...{ basedOn: '184000', asOf: '2024-01-10', replies: [] },
            handling: {
              ...{ status: 'open', needsAttention: true, acknowledgedUntil: null, acknowledgedBy: null },
              ...{ assignedTo: null, closedBy: null },
            },
          },
        ],
  );
}

/** A finding of which the system says nothing. */
export const unanswered = (finding: LeakageFinding): AnsweredFinding => ({ ...finding, replies: [] });
