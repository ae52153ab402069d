import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { AssetFiles, type Asset } from './asset-files.js';

const FOR_EVER = 'public, max-age=31536000, immutable';
const FIVE_MINUTES = 'public, max-age=300';

@Controller('assets')
@UseFilters(PageErrors)
export class AssetsController {
  constructor(private readonly files: AssetFiles) {}

  @Get(':name')
  file(@Param('name') name: string, @Query('v') version: string | undefined, @Res() reply: Reply): void {
    this.send(name, version, reply);
  }

  @Get('images/:name')
  image(@Param('name') name: string, @Query('v') version: string | undefined, @Res() reply: Reply): void {
    this.send(`images/${name}`, version, reply);
  }

  private send(name: string, version: string | undefined, reply: Reply): void {
    const asset: Asset | undefined = this.files.find(name);
    if (!asset) throw new NotFoundException(`There is no file ${name}.`);
    reply
      .header('content-type', asset.type)
      .header('cache-control', version === asset.version ? FOR_EVER : FIVE_MINUTES)
      .header('x-content-type-options', 'nosniff')
      .send(asset.bytes);
  }
}
