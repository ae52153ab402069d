import { ADHERENCE_CLASSES, CORE_PRESSURES, FOOTPRINTS, IDENTITY_PARTS } from '#domain/policies';
import type { AnsweredFinding, ApportionedFrom, OversightReport, PartOfFinding } from '#reporting';
import { reply } from './alert-schemas.js';
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

/** A member for each of the type's, no more and no fewer: the description cannot fall behind what is served. */
const day: Schema = { type: 'string', format: 'date' };
const of = <T>(members: Readonly<Record<keyof T & string, Schema>>): Schema => object(members);
const list = (items: Schema): Schema => ({ type: 'array', items });
const oneOf = (...names: readonly string[]): Schema => ({ enum: names });
const textOrNull: Schema = { type: ['string', 'null'] };
const wholeOrNull: Schema = { type: ['integer', 'null'] };
const share: Schema = { type: ['integer', 'null'], description: 'Basis points; null of nothing' };
const pressure = oneOf(...CORE_PRESSURES);
const certainty = oneOf('confirmed', 'potential');
const way = oneOf('diverted', 'misdirected', 'substituted', 'unevidenced', 'lapsed');
const regime = oneOf('ring_fenced', 'notional');
const system = { ics: text, name: text };

const restsOn: Schema = {
  description: 'Where to look: the lines, moves of money, baseline or account behind it',
  oneOf: [
    object({
      ...{ kind: { const: 'lines' }, chargedTo: text },
      groups: list(
        object({ period: whole, version: whole, purpose: textOrNull, hasEvidence: { type: 'boolean' } }),
      ),
    }),
    object({ kind: { const: 'virements' }, pressure, through: whole }),
    object({
      ...{ kind: { const: 'baseline' }, programmes: texts },
      coreReturns: list(object({ period: whole, version: whole })),
    }),
    object({ kind: { const: 'account' }, missingPeriods: list(whole) }),
  ],
};

const steps = list(object({ effectiveOn: day, ics: text, shareBp: whole }));
const byWay = list(
  object({ way, certainty, known: oneOf('declared', 'found', 'not_known'), amountPence: pence }),
);

const finding = withOptional(
  of<AnsweredFinding>({
    ...{ way, by: text, amountPence: pence, countedPence: pence },
    ...{ declared: oneOf('declared', 'found'), certainty, sentence: text, ruleId: text, restsOn },
    replies: list(reply),
  }),
  {
    partOf: {
      description: 'Where the amounts are a part of what an account reported: which, and by which shares',
      ...of<PartOfFinding>({
        ...{ account: object(system), steps, sentence: text },
        ...{ wholeAmountPence: pence, wholeCountedPence: pence },
      }),
    },
  },
);

const apportionedFrom: Schema = {
  description: 'Only on the current footprint of a region or a system: the accounts that it is made of',
  ...list(of<ApportionedFrom>({ account: object(system), successor: object(system), steps, byWay })),
};

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
      ...{
        ...system,
        period: whole,
        version: whole,
        count: whole,
        ...all(['confirmed', 'byOperator'], { type: 'boolean' }),
      },
      discrepancies: list(object({ rule: text, line: textOrNull, amountPence: wholeOrNull, sentence: text })),
    }),
  ),
  alerts: list(alert),
  notKnown: texts,
});

/** What GET /v1/reports/oversight answers as JSON. */
export const oversightReport = withOptional(always, { apportionedFrom });
