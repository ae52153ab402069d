import { alertDecider, alertStream } from '#domain/alert';
import { baselineDecider, baselineStream } from '#domain/baseline';
import { carryForwardDecider, carryForwardStream } from '#domain/carry-forward';
import { fileImportDecider, fileImportStream } from '#domain/file-import';
import { findingReplyDecider, findingReplyStream } from '#domain/finding-reply';
import { fundDecider, fundStream } from '#domain/fund';
import { interventionDecider, interventionStream } from '#domain/intervention';
import { organisationDecider, organisationStream } from '#domain/organisation';
import { organisationChangeDecider, organisationChangeStream } from '#domain/organisation-change';
import { oversightReportDecider, oversightReportStream } from '#domain/oversight-report';
import { reportingCalendarDecider, reportingCalendarStream } from '#domain/reporting-calendar';
import { ringFenceAccountDecider, ringFenceAccountStream } from '#domain/ring-fence-account';
import { spendReturnDecider, spendReturnStream } from '#domain/spend-return';
import { never, type Decider, type DomainEvent } from '#kernel';
import type { AnyCommand } from './commands.js';

/** A decider whose types were checked where it was chosen, below. */
export type AnyDecider = Decider<unknown, AnyCommand, DomainEvent>;

export interface Route {
  readonly stream: string;
  readonly decider: AnyDecider;
}

const route = (stream: string, decider: unknown): Route => ({ stream, decider: decider as AnyDecider });

/** Which stream a command is for, and whose rules decide it: the one table of the house. */
export function routeOf(command: AnyCommand): Route {
  switch (command.type) {
    case 'RegisterOrganisation':
      return route(organisationStream(command.data.icsCode), organisationDecider);
    case 'SucceedOrganisation':
      return route(organisationStream(command.data.predecessor), organisationDecider);
    case 'ProposeSuccession':
    case 'ConfirmSuccession':
    case 'WithdrawSuccession':
    case 'OrderSuccessionTransfers':
      return route(organisationChangeStream(command.data.change), organisationChangeDecider);
    case 'DefineFund':
      return route(fundStream(command.data.fund), fundDecider);
    case 'AwardAllocation':
    case 'AdjustAllocation':
    case 'TransferAllocation':
    case 'BringInCarryForward':
    case 'MakeVirement':
    case 'ApproveCarryForward':
    case 'PhasePlan':
    case 'CloseAccount':
      return route(ringFenceAccountStream(command.data.account), ringFenceAccountDecider);
    case 'DeclareBaseline':
      return route(baselineStream(command.data), baselineDecider);
    case 'RegisterIntervention':
      return route(interventionStream(command.data), interventionDecider);
    case 'SubmitReturn':
    case 'SendBackReturn':
    case 'ReopenReturn':
    case 'SignOffReturn':
      return route(spendReturnStream(command.data), spendReturnDecider);
    case 'SetDueDate':
    case 'GrantExtension':
      return route(reportingCalendarStream(command.data), reportingCalendarDecider);
    case 'AcceptFile':
    case 'CompleteFile':
      return route(fileImportStream(command.data), fileImportDecider);
    case 'ReportSignal':
    case 'AcknowledgeAlert':
    case 'AssignAlert':
    case 'ReplyToAlert':
    case 'CloseAlert':
      return route(alertStream(command.data), alertDecider);
    case 'IssueReport':
      return route(oversightReportStream(command.data), oversightReportDecider);
    case 'ReplyToFinding':
      return route(findingReplyStream(command.data), findingReplyDecider);
    case 'RequestCarryForward':
    case 'GrantCarryForward':
    case 'DeclineCarryForward':
      return route(carryForwardStream(command.data.account), carryForwardDecider);
    default:
      return never(command);
  }
}
