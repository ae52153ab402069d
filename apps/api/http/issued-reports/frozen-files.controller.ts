import { FROZEN_FILES, isFrozenFile } from '#reporting';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { frozenFile, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { text } from '../../openapi/schemas.js';
import { problem, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import type { WriteReply } from '../writes.js';

/** The files of an issued report, as they were frozen. */
@ApiTags('issued reports')
@Controller('v1/reports')
export class FrozenFilesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(':number/files/:name')
  @ApiOperation({ summary: 'A frozen file, byte for byte as it was issued. Its ETag is its SHA-256.' })
  @ApiParam({ name: 'name', enum: Object.keys(FROZEN_FILES) })
  @answers(200, 'The bytes.', { 'application/json': { type: 'object' }, 'text/csv': text })
  @problems(403, 404, 503)
  async file(
    @Param('number') number: string,
    @Param('name') name: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: WriteReply,
  ): Promise<void> {
    if (!isFrozenFile(name)) {
      const detail = `a report has the files ${Object.keys(FROZEN_FILES).join(', ')}`;
      throw new ProblemException(problem('NotFound', 404, detail));
    }
    const { sha256, bytes } = await frozenFile(this.runtime, number, name);
    const etag = `"${sha256}"`;
    reply.header('etag', etag).header('cache-control', 'public, max-age=31536000, immutable');
    if (known === etag) return void reply.status(304).send('');
    const saved = `${number}-${name}`.replace(/[^\w.-]/g, '_');
    reply
      .header('content-type', FROZEN_FILES[name])
      .header('content-disposition', `attachment; filename="${saved}"`)
      .header('x-content-type-options', 'nosniff')
      .send(bytes);
  }
}
