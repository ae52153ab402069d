import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import nunjucks from 'nunjucks';
import { figuresAsOfInWords, instantInWords, projectRoot, reportingTemplates } from '#reporting';
import { AssetFiles } from '../assets/asset-files.js';

/** Templates to HTML. Everything is escaped except what the chart builders made. */
@Injectable()
export class PageRenderer {
  private readonly environment: nunjucks.Environment;

  constructor(assets: AssetFiles) {
    const root = projectRoot();
    const folders = [
      join(root, 'apps/web/views'),
      reportingTemplates(),
      join(root, 'node_modules/nhsuk-frontend/dist'),
    ];
    this.environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
      autoescape: true,
      trimBlocks: true,
      lstripBlocks: true,
    });
    this.environment.addGlobal('asset', (name: string) => assets.url(name));
    this.environment.addGlobal('asOfInWords', figuresAsOfInWords);
    this.environment.addGlobal('whenInWords', instantInWords);
  }

  render(view: string, model: object): string {
    return this.environment.render(view, model);
  }
}
