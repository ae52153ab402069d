import {
  InvalidValueError,
  RefusedError,
  code,
  financialYear,
  never,
  period,
  requireText,
  sameContent,
  wholeNumber,
  type Decider,
} from '#kernel';
import type { IssueReport, OversightReportCommand } from './commands.js';
import { reportNumber, type OversightReportEvent, type ReportSubject } from './events.js';
import { evolve, initial, reportsOf, type OversightReportState, type StandingReport } from './state.js';

const SHA256 = /^[0-9a-f]{64}$/;
const LOG_POSITION = /^\d{1,19}$/;

/** Refuses with ReportUnknown, ReportOnAnotherSubject, AlreadySuperseded, SupersedesNotNamed, OlderThanSuperseded. */
export function decide(command: OversightReportCommand, state: OversightReportState): OversightReportEvent[] {
  switch (command.type) {
    case 'IssueReport':
      check(command.data);
      return issue(command.data, state);
    default:
      return never(command.type);
  }
}

function issue(asked: IssueReport['data'], state: OversightReportState): OversightReportEvent[] {
  const reports = reportsOf(state);
  const current = reports.find((each) => each.supersededBy === null && sameSubject(each.issued, asked));
  if (current && sameReport(current, asked)) return [];
  const { supersedes, ...content } = asked;
  if (supersedes !== null) checkSuperseded(asked, supersedes, reports);
  if (current && supersedes === null) {
    throw refused(
      asked,
      'SupersedesNotNamed',
      `${reportNumber(asked, current.issued.sequence)} is the current report on this already: say that the new one supersedes it, and why`,
    );
  }
  const sequence = reports.length + 1;
  const issued: OversightReportEvent = { type: 'ReportIssued', data: { ...content, sequence, supersedes } };
  if (supersedes === null) return [issued];
  const { fund, year, reason } = asked;
  return [
    issued,
    { type: 'ReportSuperseded', data: { fund, year, sequence: supersedes, by: sequence, reason } },
  ];
}

/** The report that is to be superseded: of the same subject, current, and not of a later moment. */
function checkSuperseded(
  asked: IssueReport['data'],
  supersedes: number,
  reports: readonly StandingReport[],
): void {
  const number = reportNumber(asked, supersedes);
  const found = reports[supersedes - 1];
  if (!found) throw refused(asked, 'ReportUnknown', `${number} was never issued`);
  if (!sameSubject(found.issued, asked)) {
    throw refused(
      asked,
      'ReportOnAnotherSubject',
      `${number} is about another period, scope or footprint and cannot be superseded by this`,
    );
  }
  if (found.supersededBy !== null) {
    throw refused(
      asked,
      'AlreadySuperseded',
      `${number} was superseded by ${reportNumber(asked, found.supersededBy)} already: supersede that one`,
    );
  }
  if (BigInt(asked.position) < BigInt(found.issued.position)) {
    throw refused(
      asked,
      'OlderThanSuperseded',
      `${number} is of what was known at position ${found.issued.position}, which is later than ${asked.position}`,
    );
  }
}

/** Word for word, whoever asks for it again and why. */
function sameReport({ issued }: StandingReport, asked: IssueReport['data']): boolean {
  const { position, logId, method, format, files } = issued;
  return sameContent(
    { position, logId, method, format, files },
    {
      ...{ position: asked.position, logId: asked.logId, method: asked.method },
      ...{ format: asked.format, files: asked.files },
    },
  );
}

const sameSubject = (one: ReportSubject, other: ReportSubject): boolean =>
  sameContent(
    { through: one.through, scope: one.scope, footprint: one.footprint },
    { through: other.through, scope: other.scope, footprint: other.footprint },
  );

function check(asked: IssueReport['data']): void {
  code('fund', asked.fund);
  financialYear(asked.year);
  period(asked.through);
  if (asked.scope.kind === 'region') code('region code', asked.scope.regionCode);
  if (asked.scope.kind === 'system') code('ICS code', asked.scope.ics);
  requireText('title', asked.title);
  requireText('reason', asked.reason);
  requireText('who issues it', asked.issuedBy);
  if (!LOG_POSITION.test(asked.position))
    throw new InvalidValueError('log position', asked.position, 'must be a decimal number');
  if (asked.files.length === 0) throw new InvalidValueError('files', [], 'a report has at least one');
  for (const { name, sha256, byteLength } of asked.files) {
    requireText('name of a file', name);
    if (!SHA256.test(sha256)) throw new InvalidValueError('SHA-256', sha256, 'must be 64 hexadecimal digits');
    wholeNumber('length of a file', byteLength, 1, Number.MAX_SAFE_INTEGER);
  }
  if (asked.supersedes !== null)
    wholeNumber('number of a report', asked.supersedes, 1, Number.MAX_SAFE_INTEGER);
}

function refused({ fund, year }: ReportSubject, refusal: string, what: string): RefusedError {
  return new RefusedError(refusal, `${what}.`, { fund, year });
}

export const oversightReportDecider: Decider<
  OversightReportState,
  OversightReportCommand,
  OversightReportEvent
> = { initial, decide, evolve };
