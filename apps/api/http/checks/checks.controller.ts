import { randomUUID } from 'node:crypto';
import { checkOnly, giveBack, isKind, KINDS, OUTSIDE_LIMITS, type ImportContext } from '#ingestion';
import { Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { actorOf, ingestionPorts, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { csvFile, jsonRows, workbookFile, workbookHandedIn } from '../../openapi/schemas.js';
import { problem, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import { Acting, ApiPerson, type RequestOfSomebody } from '../acting.js';
import { CSV, download, formatAsked, notAcceptable, XLSX, type DownloadReply } from '../download.js';
import { toSource } from '../imports/to-source.js';
import { submissionQuery, type SubmissionParameters } from '../query-schemas.js';
import { checkAnswer, checked } from './check-answer.js';

const DESCRIPTION =
  'What handing the file in would come to now, and nothing is stored. With `Accept: text/csv`, or the media type of a workbook, the file comes back with every row ' +
  'in its place and two more columns, `errors` and `discrepancies`; in a workbook the cells are marked too, and a second sheet lists all. Mended, it can be handed in as it is: ' +
  'further columns are ignored. A file that cannot be read as a table comes back as a list of what to do.';

@ApiTags('submissions')
@Controller('v1')
export class ChecksController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
  ) {}

  @Post(':kind/check')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Check a file or rows and store nothing; or have the file back with an error column.',
    description: DESCRIPTION,
    requestBody: {
      required: true,
      content: {
        [CSV]: { schema: csvFile },
        [XLSX]: { schema: workbookHandedIn },
        'application/json': { schema: jsonRows },
      },
    },
  })
  @ApiParam({ name: 'kind', enum: [...KINDS] })
  @ApiPerson()
  @answers(200, 'What was found, or the file with it.', {
    'application/json': checked,
    [CSV]: csvFile,
    [XLSX]: workbookFile,
  })
  @problems(400, 403, 404, 406, 413, 415, 503)
  async check(
    @Param('kind') kind: string,
    @Query({ schema: submissionQuery }) query: SubmissionParameters,
    @Req() request: RequestOfSomebody & { readonly body: unknown },
    @Res() reply: DownloadReply,
  ): Promise<void> {
    if (!isKind(kind)) {
      const detail = `nothing is handed in under /v1/${kind}; there are ${KINDS.join(', ')}`;
      throw new ProblemException(problem('NotFound', 404, detail));
    }
    const { source, rowsAt } = toSource(kind, request.body);
    const format = formatAsked(request.headers['accept']);
    if (format !== null && source.fileName.endsWith('.json')) {
      throw notAcceptable(
        'rows that come as JSON are answered as JSON: send the file itself to have it back',
      );
    }
    // As text it could not say any more what the spreadsheet did to a cell.
    if (format === 'csv' && source.fileName.endsWith('.xlsx'))
      throw notAcceptable(`a workbook comes back as a workbook: ask for ${XLSX}`);
    const actor = actorOf(await this.acting.of(request));
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const context: ImportContext = {
      ...{ actor, at: this.runtime.clock(), correlationId: randomUUID() },
      limits: OUTSIDE_LIMITS,
      ...(given.length === 0 ? {} : { scope: Object.fromEntries(given) }),
    };
    await this.runtime.catchUp();
    const result = await checkOnly(source, context, ingestionPorts(this.runtime));
    if (format === null) reply.send(checkAnswer(result, rowsAt));
    else await download(reply, `${kind}-checked`, format, giveBack(source, result, format));
  }
}
