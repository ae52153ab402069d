import type { Severity, Signal } from '#domain/alert';
import { reportNumber } from '#domain/oversight-report';
import type { CorePressure } from '#domain/policies';
import { sumPence, type Pence, type Period } from '#kernel';
import { count } from './count.js';
import { labelOf, PRESSURE_LABELS, ruleInWords, sentenceCase, SIGNAL_LABELS } from './labels.js';
import { formatPounds, formatRate } from './money.js';
import { dateInWords, datesInWords, listInWords, periodCode } from './time.js';

/** What events say, as far as these sentences need it; stored names are a contract. */
interface Said {
  readonly account: { readonly ics: string };
  readonly amountPence: number;
  readonly totalPence: number;
  readonly growthBp: number;
  readonly source: string;
  readonly toIcs: string;
  readonly direction: 'out' | 'in';
  readonly pressure: CorePressure;
  readonly period: Period;
  readonly reason: string;
  readonly programme: string;
  readonly intervention: string;
  readonly title: string;
  readonly version: number;
  readonly lineCount: number;
  readonly closedOn: string;
  readonly dueOn: string;
  readonly signOffBy: string;
  readonly effectiveOn: string;
  readonly name: string;
  readonly icsCode: string;
  readonly predecessor: string;
  readonly successors: readonly { readonly icsCode: string }[];
  readonly fileName: string;
  readonly kind: string;
  readonly rows: number;
  readonly signal: Signal;
  readonly finding: { readonly severity: Severity; readonly reason: string; readonly ruleId: string };
  readonly until: string;
  readonly to: string | null;
  readonly text: string;
  readonly ics: string;
  readonly fund: string;
  readonly year: string;
  readonly sequence: number;
  readonly by: number;
  readonly predecessors: readonly { readonly predecessor: string }[];
  readonly transfers: readonly { readonly amountPence: Pence }[];
  readonly lines: readonly object[];
}

type Words = (said: Said) => string;

const returnOf = ({ period, version }: Said): string =>
  `Return of ${periodCode(period)}, version ${version},`;
const alert =
  (what: string): Words =>
  ({ signal, finding, reason }) =>
    `Alert ${what}: ${SIGNAL_LABELS[signal].toLowerCase()}. ${datesInWords(finding?.reason ?? reason)}`;
const handled =
  (what: Words): Words =>
  (it) =>
    `Alert ${what(it)}: ${SIGNAL_LABELS[it.signal].toLowerCase()}`;
const pressure = (code: CorePressure): string => (PRESSURE_LABELS[code] ?? labelOf(code)).toLowerCase();

const WORDS: Readonly<Record<string, Words>> = {
  AllocationAwarded: (it) => `${formatPounds(it.amountPence)} awarded (${it.source})`,
  AllocationAdjusted: (it) => `Allocation adjusted by ${formatPounds(it.amountPence)} (${it.source})`,
  AllocationTransferred: (it) =>
    `${formatPounds(it.amountPence)} transferred from ${it.account.ics} to ${it.toIcs} (${it.source})`,
  CarryForwardBroughtIn: (it) =>
    `${formatPounds(it.amountPence)} carried forward was brought in (${it.source})`,
  CarryForwardApproved: (it) => `${formatPounds(it.amountPence)} approved to be carried forward`,
  CarryForwardRequested: (it) => `${formatPounds(it.amountPence)} asked to be carried forward: ${it.reason}`,
  CarryForwardGranted: (it) => `${formatPounds(it.amountPence)} granted to be carried forward`,
  CarryForwardDeclined: (it) => `Carry-forward declined: ${it.reason}`,
  VirementMade: (it) =>
    it.direction === 'out'
      ? `${formatPounds(it.amountPence)} moved out to ${pressure(it.pressure)} in ${periodCode(it.period)}: ${it.reason}`
      : `${formatPounds(it.amountPence)} moved back in from ${pressure(it.pressure)} in ${periodCode(it.period)}: ${it.reason}`,
  PlanPhased: (it) => `${formatPounds(it.amountPence)} planned for ${periodCode(it.period)}`,
  AccountClosed: (it) => `Account closed on ${dateInWords(it.closedOn)}`,
  BaselineDeclared: (it) =>
    `Baseline of ${labelOf(it.programme)} declared: ${formatPounds(it.amountPence)}, to grow by ${formatRate(it.growthBp)} (${it.source})`,
  InterventionRegistered: (it) => `Intervention ${it.intervention} registered: ${it.title}`,
  InterventionAmended: (it) => `Intervention ${it.intervention} changed: ${it.title}`,
  ReturnSubmitted: (it) =>
    `${returnOf(it)} submitted: ${count(it.lineCount, 'line')}, ${formatPounds(it.totalPence)} in all`,
  ReturnSentBack: (it) => `${returnOf(it)} sent back: ${it.reason}`,
  ReturnSignedOff: (it) => `${returnOf(it)} signed off`,
  ReturnReopened: (it) => `${returnOf(it)} may be restated: ${it.reason}`,
  FundDefined: (it) => `Conditions of the fund ${it.name} set`,
  FundRedefined: (it) => `Conditions of the fund ${it.name} changed`,
  OrganisationEstablished: (it) => `${it.icsCode} ${it.name} entered in the register`,
  OrganisationAmended: (it) => `${it.icsCode} ${it.name} changed in the register`,
  OrganisationSucceeded: (it) =>
    `${it.predecessor} succeeded by ${listInWords(it.successors.map(({ icsCode }) => icsCode))} on ${dateInWords(it.effectiveOn)}`,
  DueDateSet: (it) =>
    `Return of ${periodCode(it.period)} due on ${dateInWords(it.dueOn)}, to be signed off by ${dateInWords(it.signOffBy)}`,
  FileAccepted: (it) => `File ${it.fileName} accepted: ${count(it.rows, 'row')}`,
  FileApplied: (it) => `File of ${labelOf(it.kind)} applied: ${count(it.rows, 'row')}`,
  AlertRaised: alert('raised'),
  AlertUpdated: alert('updated'),
  AlertReopened: alert('opened again'),
  AlertResolved: alert('resolved'),
  AlertAcknowledged: handled(({ until }) => `seen, needing nobody until ${dateInWords(until)}`),
  AlertAssigned: handled(({ to }) =>
    to === null ? 'taken from whoever had it' : 'given to somebody to see to',
  ),
  AlertRepliedTo: (it) => `${handled(() => 'replied to')(it)}. ${it.text}`,
  AlertClosed: (it) => `${handled(() => 'closed by hand')(it)}. ${it.reason}`,
  FindingRepliedTo: (it) => `Finding replied to (${ruleInWords(it.finding.ruleId)}): ${it.text}`,
  ExtensionGranted: (it) =>
    `Return of ${it.ics} of ${periodCode(it.period)} may come until ${dateInWords(it.until)}: ${it.reason}`,
  ReturnLinesRecorded: (it) =>
    `Return of ${periodCode(it.period)}: ${count(it.lines.length, 'line')} kept, to count once it is submitted`,
  ReportIssued: (it) => `Report ${reportNumber(it, it.sequence)} issued: ${it.reason}`,
  ReportSuperseded: (it) =>
    `Report ${reportNumber(it, it.sequence)} superseded by ${reportNumber(it, it.by)}: ${it.reason}`,
  SuccessionProposed: (it) =>
    `Succession of ${listInWords(it.predecessors.map(({ predecessor }) => predecessor))} on ${dateInWords(it.effectiveOn)} proposed: ${it.reason}`,
  SuccessionConfirmed: () => 'Proposed succession confirmed',
  SuccessionWithdrawn: (it) => `Proposed succession withdrawn: ${it.reason}`,
  SuccessionTransfersOrdered: (it) =>
    `Order given to move what is left to the successors: ${count(it.transfers.length, 'transfer')}, ${formatPounds(sumPence(it.transfers.map(({ amountPence }) => amountPence)))} in all`,
};

/** What happened, in one sentence without its full stop. An event that has no words of its own is called by its name. */
export function eventInWords({ type, data }: { readonly type: string; readonly data: object }): string {
  const words = WORDS[type];
  if (words !== undefined) return words(data as Said);
  const { reason } = data as Partial<Said>;
  return `${eventName(type)}${typeof reason === 'string' ? `: ${reason}` : ''}`;
}

/** `AllocationAwarded` → `Allocation awarded`. */
export const eventName = (type: string): string =>
  sentenceCase(type.replace(/(?<=[a-z])([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`));
