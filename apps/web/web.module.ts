import { Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { AssetFiles } from './assets/asset-files.js';
import { AssetsController } from './assets/assets.controller.js';
import { AlertsController } from './pages/alerts.controller.js';
import { HomeController } from './pages/home.controller.js';
import { LinesController } from './pages/lines.controller.js';
import { ReportController } from './pages/report.controller.js';
import { SystemController } from './pages/system.controller.js';
import { UnknownController } from './pages/unknown.controller.js';
import { PageRenderer } from './rendering/page-renderer.js';

/** The pages. They read through one interface and write nothing. */
@Module({})
export class WebModule {
  /**
   * @param readings provides READINGS of #reporting
   * @param imports modules that this provider needs
   */
  static using(readings: Provider, imports: NonNullable<ModuleMetadata['imports']> = []): DynamicModule {
    return {
      module: WebModule,
      imports,
      controllers: [
        HomeController,
        SystemController,
        LinesController,
        AlertsController,
        ReportController,
        AssetsController,
        UnknownController,
      ],
      providers: [readings, AssetFiles, PageRenderer],
    };
  }
}
