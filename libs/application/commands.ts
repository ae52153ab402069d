import type { AlertCommand } from '#domain/alert';
import type { BaselineCommand } from '#domain/baseline';
import type { CarryForwardCommand } from '#domain/carry-forward';
import type { FileImportCommand } from '#domain/file-import';
import type { FindingReplyCommand } from '#domain/finding-reply';
import type { FundCommand } from '#domain/fund';
import type { InterventionCommand } from '#domain/intervention';
import type { OrganisationCommand } from '#domain/organisation';
import type { OrganisationChangeCommand } from '#domain/organisation-change';
import type { OversightReportCommand } from '#domain/oversight-report';
import type { ReportingCalendarCommand } from '#domain/reporting-calendar';
import type { RingFenceAccountCommand } from '#domain/ring-fence-account';
import type { SpendReturnCommand } from '#domain/spend-return';

/** Everything that can be asked of the domain. */
export type AnyCommand =
  | OrganisationCommand
  | OrganisationChangeCommand
  | FundCommand
  | RingFenceAccountCommand
  | BaselineCommand
  | InterventionCommand
  | SpendReturnCommand
  | ReportingCalendarCommand
  | FileImportCommand
  | AlertCommand
  | OversightReportCommand
  | FindingReplyCommand
  | CarryForwardCommand;
