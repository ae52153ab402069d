import { dueDatesFor } from '../due-date.js';
import { ADHERENCE_CLASSES, IDENTITY_PARTS, rateOf, type Position } from '#domain/policies';
import { datedAlert } from './alerts.js';
import { apportionedFrom, findingsOfParts, inOrderOf } from './apportioned.js';
import { reportedDiscrepancies } from './discrepancies.js';
import { knownPence, leakageByWayOver, sumOfWays } from './leakage-by-way.js';
import { missingMonths } from './missing.js';
import { notKnown } from './not-known.js';
import { hasReported, splitByReport } from './not-reported.js';
import { pressuresThatTook } from './pressures.js';
import {
  OVERSIGHT_REPORT_FORMAT,
  type OversightInput,
  type OversightReport,
  type SystemRef,
} from './report.js';
import type { NamedScope } from './scope.js';
import { summarise } from './summary.js';
import type { AlertReading } from '../readings.js';

/** The oversight report of one fund and year. Pure, and in one order whatever the order of its input: same input, same report. */
export function buildOversightReport(input: OversightInput): OversightReport {
  const names = new Map(input.systems.map((system) => [system.icsCode, system]));
  const refOf = (ics: string): SystemRef => ({ ics, name: names.get(ics)?.name ?? ics });
  const positions = [...input.positions].sort(byRate);
  const accounts = [...input.accounts].sort(byRate);
  const parts = input.parts && inOrderOf(positions, input.parts);
  // Those of the nation are told of the accounts, and sum to the same.
  const byWay = parts ? sumOfWays(parts.map((part) => part.byWay)) : leakageByWayOver(accounts);
  const findingsOf = new Map(input.findings.map((one) => [one.ics, one.findings]));
  const regime = input.fund.years[input.year]?.regime ?? 'notional';
  const { reported, notReported } = splitByReport(positions);
  const closed = new Set(input.closedSystems);
  const { recordedAt } = input.figuresAsOf;
  const whole = input.total.allocation + input.total.overspend;
  return {
    format: OVERSIGHT_REPORT_FORMAT,
    amountsIn: 'pence',
    ratesIn: 'basis points',
    title: `${input.fund.name}, ${input.year}${placeOf(input.scope)}: where the money went`,
    dataNotice: input.dataNotice,
    figuresAsOf: input.figuresAsOf,
    fund: { fund: input.fund.fund, name: input.fund.name, toleranceBp: input.fund.toleranceBp },
    scope: input.scope,
    year: input.year,
    through: input.through,
    regime,
    footprint: input.footprint,
    summary: summarise(regime, input.total, byWay, reported, notReported),
    total: input.total,
    reported,
    notReported,
    identity: IDENTITY_PARTS.map((part) => ({
      part,
      amountPence: input.total[part],
      shareBp: rateOf(input.total[part], whole),
      shareOfAllocationBp: rateOf(input.total[part], input.total.allocation),
      notReportedPence: notReported.heldAsPence[part],
    })),
    adherence: ADHERENCE_CLASSES.map((adherence) => ({
      class: adherence,
      accounts: input.total.accounts[adherence],
      systems: positions
        .filter((position) => position.adherence === adherence)
        .map((position) => refOf(position.ics))
        .sort(byName),
    })),
    systems: positions.map((position) => ({
      ...refOf(position.ics),
      region: names.get(position.ics)?.region ?? '',
      position,
    })),
    ...(parts && { apportionedFrom: apportionedFrom(parts, refOf) }),
    leakage: {
      declaredPence: knownPence(byWay, 'declared'),
      foundPence: knownPence(byWay, 'found'),
      notKnownPence: knownPence(byWay, 'not_known'),
      byWay,
    },
    pressures: pressuresThatTook(parts ? positions : accounts),
    missing: accounts
      .filter((position) => position.missingPeriods.length > 0)
      .map((position) => ({
        ...refOf(position.ics),
        ...missingMonths(position.missingPeriods, dueDatesFor(input.dueDates, position.ics), recordedAt),
      }))
      .sort(byName),
    dueDates: input.dueDates,
    evidence: {
      signedOff: positions.filter((position) => position.evidence === 'signed_off').length,
      provisional: positions.filter((position) => position.evidence === 'provisional').length,
    },
    findings: parts
      ? findingsOfParts(positions, parts, refOf)
      : accounts.flatMap(({ ics }) => {
          const findings = findingsOf.get(ics) ?? [];
          return findings.length === 0 ? [] : [{ ...refOf(ics), findings }];
        }),
    discrepancies: reportedDiscrepancies(input.discrepancies, refOf, (ics) =>
      accounts.some((account) => account.ics === ics),
    ),
    alerts: [...input.alerts]
      .sort(byAccountAndSignal)
      .map((alert) => datedAlert(alert, closed.has(alert.account.ics))),
    notKnown: notKnown(regime, input.through, accounts, byWay),
  };
}

const placeOf = ({ kind, name }: NamedScope): string => (kind === 'national' ? '' : `, ${name}`);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byName = (a: SystemRef, b: SystemRef): number => compare(a.name, b.name) || compare(a.ics, b.ics);

/**
 * Highest confirmed rate first, so that like is compared with like whatever the size; then those without a rate; silence, which is
 * no rate of zero, last.
 */
const byRate = (a: Position, b: Position): number =>
  Number(hasReported(b)) - Number(hasReported(a)) ||
  Number(a.confirmedRate === null) - Number(b.confirmedRate === null) ||
  (b.confirmedRate ?? 0) - (a.confirmedRate ?? 0) ||
  compare(a.ics, b.ics);

const byAccountAndSignal = (a: AlertReading, b: AlertReading): number =>
  compare(a.account.ics, b.account.ics) ||
  compare(a.account.year, b.account.year) ||
  compare(a.account.fund, b.account.fund) ||
  compare(a.signal, b.signal);
