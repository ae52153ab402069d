import { lineageOf, type Position, type Step, type Successions } from '#domain/policies';
import type { Pence } from '#kernel';
import type { AnsweredFinding, SystemFindings } from '../readings.js';
import { partInWords } from '../words/footprint.js';
import { apportionedFindings, type FindingAtEnd } from './apportioned-findings.js';
import { apportionedWays, type WaysAtEnd } from './apportioned-ways.js';
import type { WayAmount } from './leakage-by-way.js';
import type { SystemRef } from './system-ref.js';

/** What of one account as reported came to one living body by one way of successions. */
export interface PartOfAccount extends WaysAtEnd {
  readonly account: string;
  readonly findings: readonly FindingAtEnd[];
}

/** Every part of every account: each apportioned by itself, ways and findings with it. */
export function partsOfAccounts(
  accounts: readonly Position[],
  findings: readonly SystemFindings[],
  successions: Successions,
): PartOfAccount[] {
  const findingsOf = new Map(findings.map((one) => [one.ics, one.findings]));
  return accounts.flatMap((position) => {
    const lineage = lineageOf(position.ics, position.year, successions);
    const ends = apportionedWays(position, lineage);
    const parts = apportionedFindings(findingsOf.get(position.ics) ?? [], ends, lineage);
    return ends.map((end, at) => ({ ...end, account: position.ics, findings: parts[at]! }));
  });
}

/** Of a report on today's footprint of a region or a system: whose account a part is of, whose it is, and what leaked of it. */
export interface ApportionedFrom {
  readonly account: SystemRef;
  readonly successor: SystemRef;
  /** Empty where the account's own body holds it still. */
  readonly steps: readonly Step[];
  readonly byWay: readonly WayAmount[];
}

/** Which account's finding a part is of, by which shares it came, and what the finding comes to as it was reported. */
export interface PartOfFinding {
  readonly account: SystemRef;
  readonly steps: readonly Step[];
  readonly wholeAmountPence: Pence;
  readonly wholeCountedPence: Pence;
  /** Plain English, with pounds. The finding's own sentence is of the whole. */
  readonly sentence: string;
}

/** A finding as a report prints it; `partOf` where its amounts are a part of what was reported. */
export interface ReportedFinding extends AnsweredFinding {
  readonly partOf?: PartOfFinding;
}

type RefOf = (ics: string) => SystemRef;

/** The parts in the order of the bodies that they are of, then of the accounts' codes, then of the ways that they came. */
export function inOrderOf(bodies: readonly Position[], parts: readonly PartOfAccount[]): PartOfAccount[] {
  return bodies.flatMap(({ ics }) =>
    parts
      .filter((part) => part.ics === ics)
      .sort((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : 0)),
  );
}

export const apportionedFrom = (parts: readonly PartOfAccount[], refOf: RefOf): ApportionedFrom[] =>
  parts.map(({ account, ics, steps, byWay }) => ({
    ...{ account: refOf(account), successor: refOf(ics), steps, byWay },
  }));

/** The parts of findings by the body that they are of; bodies without one are left out. */
export function findingsOfParts(
  bodies: readonly Position[],
  parts: readonly PartOfAccount[],
  refOf: RefOf,
): (SystemRef & { readonly findings: readonly ReportedFinding[] })[] {
  return bodies.flatMap(({ ics }) => {
    const findings = parts.filter((part) => part.ics === ics).flatMap((part) => reported(part, refOf));
    return findings.length === 0 ? [] : [{ ...refOf(ics), findings }];
  });
}

const reported = ({ account, steps, findings }: PartOfAccount, refOf: RefOf): ReportedFinding[] =>
  findings.map(({ finding, amountPence, countedPence }) => ({
    ...{ ...finding, amountPence, countedPence },
    partOf: {
      ...{ account: refOf(account), steps },
      ...{ wholeAmountPence: finding.amountPence, wholeCountedPence: finding.countedPence },
      sentence: partInWords(refOf(account), steps, { amountPence, countedPence }),
    },
  }));
