import { bytesSource, toProblemErrors, type FileSource } from '#ingestion';
import { Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { applyMapping, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { csvFile, workbookHandedIn } from '../../openapi/schemas.js';
import { problem, PROBLEM_TYPE, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import { Acting, ApiPerson, type RequestOfSomebody } from '../acting.js';
import { checkAnswer } from '../checks/check-answer.js';
import { CSV, download, formatAsked, notAcceptable, XLSX, type DownloadReply } from '../download.js';
import { applied, applyQuery, type ApplyParameters } from './schemas.js';

const DESCRIPTION =
  'Every row of the extract is a line of the return, ignored by a rule, of another month, or an error; `reconciliation` says where each penny went. Codes that no rule takes ' +
  'are an error for each pair, with its money. With `Accept: text/csv` the answer is the return itself, as a file to hand in. Nothing is stored.';

@ApiTags('mappings')
@Controller('v1/mappings')
export class ApplyMappingController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
  ) {}

  @Post(':ics/:name/apply')
  @HttpCode(200)
  @ApiOperation({
    summary: "Turn a ledger's extract into the return of a month by a saved mapping, and check that.",
    description: DESCRIPTION,
    requestBody: {
      required: true,
      content: { [CSV]: { schema: csvFile }, [XLSX]: { schema: workbookHandedIn } },
    },
  })
  @ApiPerson()
  @answers(200, 'What it comes to, or the return.', { 'application/json': applied, [CSV]: csvFile })
  @problems(400, 403, 404, 406, 413, 415, 422, 503)
  async apply(
    @Param('ics') ics: string,
    @Param('name') name: string,
    @Query({ schema: applyQuery }) query: ApplyParameters,
    @Req() request: RequestOfSomebody & { readonly body: unknown },
    @Res() reply: DownloadReply,
  ): Promise<void> {
    const { year, period, coreComplete } = query;
    const format = formatAsked(request.headers['accept']);
    if (format === 'xlsx') throw notAcceptable('the return comes as JSON or as text/csv');
    const person = await this.acting.of(request);
    const target = { ics, year, period, coreComplete: coreComplete === 'yes' };
    const extract = extractOf(request.body);
    const { used, mapped, check } = await applyMapping(this.runtime, person, name, target, extract);
    const { reconciliation, found, returns } = mapped;
    const errors = toProblemErrors(found.errors);
    if (format === null) {
      reply.send({
        mapping: { name, version: used.version },
        ...{ reconciliation, errors, totalErrors: found.totalErrors },
        check: check === null ? null : checkAnswer(check, ''),
      });
    } else if (returns === null) {
      const detail = `${found.totalErrors === 1 ? 'one thing stands' : `${found.totalErrors} things stand`} in the way of a return`;
      const rejected = { ...problem('ExtractRejected', 422, detail), errors };
      reply.header('content-type', PROBLEM_TYPE).status(422).send(rejected);
    } else await download(reply, `returns-${ics}-${year}-M${period}`, format, returns.open());
  }
}

/** Throws a problem (415) for what is no file. */
function extractOf(body: unknown): FileSource {
  if (!Buffer.isBuffer(body)) {
    const detail = 'send the extract as the file that it is: text/csv or a workbook';
    throw new ProblemException(problem('UnsupportedMediaType', 415, detail));
  }
  return bytesSource('returns', body);
}
