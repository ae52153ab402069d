import { z } from 'zod';

// Written from the contract, by hand and apart from the product's types: a renamed, added, missing or fractional member fails.

const pence = z.int();
const periods = z.array(z.int().min(1).max(12));
const PRESSURES = [
  ...['elective_recovery', 'urgent_emergency_care', 'ambulance', 'cancer_waits', 'primary_care_access'],
  ...['mental_health_acute', 'deficit_support', 'provider_cost_pressure', 'workforce', 'running_costs'],
  'other_core',
] as const;
const byPressure = z.partialRecord(z.enum(PRESSURES), pence);

const amounts = {
  ...{ allocation: pence, overspend: pence, additional: pence, substituted: pence, misdirected: pence },
  ...{ diverted: pence, unevidenced: pence, carriedForward: pence, lapsed: pence, uncommitted: pence },
  ...{ confirmedLeakage: pence, potentialLeakage: pence },
  ...{ confirmedRate: z.int().nullable(), potentialRate: z.int().nullable() },
};
const CLASSES = ['kept', 'partly_kept', 'undetermined', 'absorbed', 'in_progress', 'not_reported'] as const;
const count = z.int().min(0);

export const positionSchema = z.strictObject({
  fund: z.string(),
  ics: z.string(),
  year: z.string().regex(/^\d{4}-\d{2}$/),
  through: z.int().min(1).max(13),
  regime: z.enum(['ring_fenced', 'notional']),
  ...amounts,
  adherence: z.enum(CLASSES),
  evidence: z.enum(['signed_off', 'provisional']),
  missingPeriods: periods,
  notAssessable: z.array(z.string()),
  misdirectedBy: byPressure,
  divertedBy: byPressure,
  additionalBy: z.record(z.string(), pence),
});

/** What `ringfence position --json` prints and `GET /v1/positions` answers. */
export const positionsSchema = z.strictObject({
  figuresAsOf: z.strictObject({
    logId: z.string().min(1),
    position: z.string().regex(/^\d+$/),
    recordedAt: z.iso.datetime().nullable(),
    method: z.literal('ring-fence-model/2'),
  }),
  positions: z.array(positionSchema),
  total: z.strictObject({
    ...amounts,
    accounts: z.strictObject(Object.fromEntries(CLASSES.map((it) => [it, count]))),
  }),
});

export type PositionsAnswer = z.output<typeof positionsSchema>;
