import { ADHERENCE_CLASSES, FOOTPRINTS, IDENTITY_PARTS } from '#domain/policies';
import type { OversightReport } from '#reporting';
import { reply } from './alert-schemas.js';
import {
  apportionedFrom,
  byWay,
  day,
  finding,
  list,
  of,
  oneOf,
  pressure,
  system,
  textOrNull,
} from './findings-schema.js';
import {
  all,
  figuresAsOf,
  object,
  pence,
  position,
  text,
  texts,
  time,
  total,
  whole,
  withOptional,
  type Schema,
} from './schemas.js';

const wholeOrNull: Schema = { type: ['integer', 'null'] };
const share: Schema = { type: ['integer', 'null'], description: 'Basis points; null of nothing' };
const regime = oneOf('ring_fenced', 'notional');

const alert = of<OversightReport['alerts'][number]>({
  ...{ signal: text, account: object({ fund: text, ics: text, year: text }) },
  finding: object({
    ...{ severity: oneOf('amber', 'red'), reason: text },
    figures: { type: 'object', additionalProperties: whole },
  }),
  ...{ open: { type: 'boolean' }, raisedAt: time, updatedAt: time },
  resolvedAt: { type: ['string', 'null'], format: 'date-time' },
  ...{ resolvedBecause: textOrNull, basedOn: text, through: wholeOrNull },
  ...{ asOf: { type: 'string', format: 'date' }, replies: list(reply) },
});

const always = of<Omit<OversightReport, 'apportionedFrom'>>({
  format: { const: 'ringfence-oversight-report/2' },
  ...{ amountsIn: { const: 'pence' }, ratesIn: { const: 'basis points' } },
  ...{ title: text, dataNotice: textOrNull, figuresAsOf },
  fund: object({ fund: text, name: text, toleranceBp: whole }),
  scope: {
    oneOf: [
      object({ kind: { const: 'national' }, name: text }),
      object({ kind: { const: 'region' }, regionCode: text, name: text }),
      object({ kind: { const: 'system' }, ics: text, name: text }),
    ],
  },
  ...{ year: text, through: whole, regime, summary: texts },
  footprint: oneOf(...FOOTPRINTS),
  ...{ total, reported: total },
  notReported: object({
    ...{ accounts: whole, allocationPence: pence, overspendPence: pence },
    heldAsPence: object(all(IDENTITY_PARTS, pence)),
  }),
  identity: list(
    object({
      ...{ part: oneOf(...IDENTITY_PARTS), amountPence: pence, notReportedPence: pence },
      ...{ shareBp: share, shareOfAllocationBp: share },
    }),
  ),
  adherence: list(
    object({ class: oneOf(...ADHERENCE_CLASSES), accounts: whole, systems: list(object(system)) }),
  ),
  systems: list(object({ ...system, region: text, position })),
  leakage: object({
    ...all(['declaredPence', 'foundPence', 'notKnownPence'], pence),
    byWay,
  }),
  pressures: list(
    object({ pressure, ...all(['misdirectedPence', 'divertedPence', 'tookPence'], pence), shareBp: share }),
  ),
  missing: list(
    object({
      ...system,
      ...all(['missingPeriods', 'overduePeriods', 'notYetDuePeriods', 'undatedPeriods'], list(whole)),
    }),
  ),
  dueDates: list(object({ period: whole, dueOn: day, extended: list(object({ ics: text, until: day })) })),
  evidence: object({ signedOff: whole, provisional: whole }),
  findings: list(object({ ...system, findings: list(finding) })),
  discrepancies: list(
    object({
      ...{ ...system, ...all(['period', 'version', 'count'], whole) },
      ...all(['confirmed', 'byOperator'], { type: 'boolean' }),
      discrepancies: list(object({ rule: text, line: textOrNull, amountPence: wholeOrNull, sentence: text })),
    }),
  ),
  alerts: list(alert),
  notKnown: texts,
});

/** What GET /v1/reports/oversight answers as JSON. */
export const oversightReport = withOptional(always, { apportionedFrom });
