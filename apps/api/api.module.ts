import type { Readings } from '#reporting';
import { READINGS } from '#reporting';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Runtime } from '../runtime/index.js';
import { CarryForwardController } from './http/accounts/carry-forward.controller.js';
import { YearEndController } from './http/accounts/year-end.controller.js';
import { FindingRepliesController } from './http/accounts/finding-replies.controller.js';
import { Acting } from './http/acting.js';
import { AlertController } from './http/alerts/alert.controller.js';
import { AlertsController } from './http/alerts/alerts.controller.js';
import { ChecksController } from './http/checks/checks.controller.js';
import { AuditController } from './http/clocks/audit.controller.js';
import { HistoryController } from './http/clocks/history.controller.js';
import { ChangesController } from './http/clocks/changes.controller.js';
import { AlertFeedController } from './http/alerts/feed.controller.js';
import { FootprintsController } from './http/footprints/footprints.controller.js';
import { CalendarController } from './http/calendar/calendar.controller.js';
import { HealthController } from './http/health/health.controller.js';
import { ImportFileHandler } from './http/imports/import-file.command.js';
import { FrozenFilesController } from './http/issued-reports/frozen-files.controller.js';
import { IssuedReportsController } from './http/issued-reports/issued-reports.controller.js';
import { ImportsController } from './http/imports/imports.controller.js';
import { ApplyMappingController } from './http/mappings/apply.controller.js';
import { MappingsController } from './http/mappings/mappings.controller.js';
import { OrganisationChangesController } from './http/organisation-changes/organisation-changes.controller.js';
import { PeopleController } from './http/people/people.controller.js';
import { PositionsController } from './http/positions/positions.controller.js';
import { DeedsController } from './http/returns/deeds.controller.js';
import { DraftsController } from './http/returns/drafts.controller.js';
import { ReturnsController } from './http/returns/returns.controller.js';
import { SubmissionController } from './http/returns/submission.controller.js';
import { ReportsController } from './http/reports/reports.controller.js';
import { TemplatesController } from './http/templates/templates.controller.js';
import { Writes } from './http/writes.js';
import { validationPipe } from './problems/validation.pipe.js';
import { RUNTIME } from './tokens.js';

/** JSON over HTTP. */
@Module({})
export class ApiModule {
  static using(runtime: Runtime, readings: Readings): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        PositionsController,
        ChangesController,
        FootprintsController,
        AuditController,
        HistoryController,
        AlertsController,
        AlertFeedController,
        AlertController,
        OrganisationChangesController,
        FindingRepliesController,
        YearEndController,
        CarryForwardController,
        ReportsController,
        IssuedReportsController,
        FrozenFilesController,
        HealthController,
        PeopleController,
        ReturnsController,
        DraftsController,
        SubmissionController,
        DeedsController,
        CalendarController,
        ImportsController,
        ChecksController,
        MappingsController,
        TemplatesController,
        ApplyMappingController,
      ],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: READINGS, useValue: readings },
        { provide: APP_PIPE, useFactory: validationPipe },
        ImportFileHandler,
        Acting,
        Writes,
      ],
    };
  }
}
