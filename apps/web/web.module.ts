import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { Runtime } from '../runtime/index.js';
import { AssetFiles } from './assets/asset-files.js';
import { AssetsController } from './assets/assets.controller.js';
import { ActingController } from './acting/acting.controller.js';
import { Acting } from './acting/acting.js';
import { CalendarDesk } from './calendar/calendar.controller.js';
import { AuditController } from './clocks/audit.controller.js';
import { ChangesController } from './clocks/changes.controller.js';
import { HistoryLinesController } from './clocks/history-lines.controller.js';
import { HistoryPageController } from './clocks/history.controller.js';
import { IssuedReportsController } from './issued-reports/issued-reports.controller.js';
import { AlertDeskController } from './alerts/alert-desk.controller.js';
import { FindingDeskController } from './alerts/finding-desk.controller.js';
import { OrganisationChangesPageController } from './organisation-changes/organisation-changes.controller.js';
import { AlertsController } from './pages/alerts.controller.js';
import { HomeController } from './pages/home.controller.js';
import { LinesController } from './pages/lines.controller.js';
import { ReportController } from './pages/report.controller.js';
import { SystemController } from './pages/system.controller.js';
import { MappingsDesk } from './mappings/mappings.controller.js';
import { UnknownController } from './pages/unknown.controller.js';
import { DeskController } from './returns/desk.controller.js';
import { ReturnsController } from './returns/returns.controller.js';
import { SignController } from './returns/sign.controller.js';
import { Desk } from './rendering/desk.js';
import { PageRenderer } from './rendering/page-renderer.js';
import { YearEndPageController } from './year-end/year-end.controller.js';
import { RUNTIME } from './tokens.js';

/** Pages on which somebody does something: they need the house itself, and ask it by commands. */
const DESKS = [
  AlertDeskController,
  FindingDeskController,
  ReturnsController,
  DeskController,
  SignController,
  OrganisationChangesPageController,
  IssuedReportsController,
  YearEndPageController,
  ActingController,
  MappingsDesk,
  CalendarDesk,
];

/** Pages that look back event by event: the house itself keeps these. */
const LOOKING_BACK = [AuditController, ChangesController, HistoryPageController, HistoryLinesController];

/** The pages. All of them read through one interface; those of `DESKS` also hand in. */
@Module({})
export class WebModule {
  /**
   * @param readings provides READINGS of #reporting
   * @param runtime what desks hand in to; null serves the pages to read alone
   */
  static using(readings: Provider, runtime: Runtime | null = null): DynamicModule {
    return {
      module: WebModule,
      controllers: [
        HomeController,
        SystemController,
        LinesController,
        AlertsController,
        ReportController,
        AssetsController,
        ...(runtime === null ? [] : [...DESKS, ...LOOKING_BACK]),
        UnknownController,
      ],
      providers: [
        readings,
        AssetFiles,
        PageRenderer,
        ...(runtime === null ? [] : [{ provide: RUNTIME, useValue: runtime }, Acting, Desk]),
      ],
    };
  }
}
