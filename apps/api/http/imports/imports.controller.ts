import { randomUUID } from 'node:crypto';
import { isKind, KINDS, OUTSIDE_LIMITS, type ImportContext, type ImportResult } from '#ingestion';
import { Receipts } from '#workspace';
import {
  Controller,
  Headers,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { actorOf, type Runtime } from '../../../runtime/index.js';
import { XLSX_TYPE } from '../../media-types.js';
import { answers, problems } from '../../openapi/answers.js';
import { alreadyApplied, applied, csvFile, jsonRows, workbookHandedIn } from '../../openapi/schemas.js';
import { problem, PROBLEM_TYPE, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import { Acting, ApiPerson } from '../acting.js';
import { checkKey } from '../idempotency-key.js';
import { submissionQuery, type SubmissionParameters } from '../query-schemas.js';
import { answerOf } from './answer.js';
import { ImportFileCommand } from './import-file.command.js';
import { once } from '../once.js';
import { demandFileRight } from './rights.js';
import { toSource } from './to-source.js';

/** A retry whose key was lost must not double money; what is meant twice has references to say so. */
const ONCE_ONLY =
  'The same bytes of a kind are applied once, for ever: a file by its SHA-256, and rows just so, as the JSON that they are. ' +
  'Handed in again, under another Idempotency-Key or none, they write nothing and answer 200 with `already_applied`. ' +
  'Two virements that are alike to the letter need a `reference` each; in a kind without references any further column makes the rows others.';

const FILE_BACK =
  'POST a refused file to `/v1/{kind}/check` with `Accept: text/csv` to have it back with an error column.';

interface Request {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

@ApiTags('submissions')
@Controller('v1')
export class ImportsController implements OnApplicationBootstrap {
  private readonly receipts: Receipts;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(CommandBus) private readonly bus: CommandBus,
    private readonly acting: Acting,
  ) {
    this.receipts = new Receipts(runtime.pool);
  }

  /** Keys of requests that died with an earlier process: whoever tries again must not wait for their answer. */
  onApplicationBootstrap(): Promise<void> {
    return this.receipts.forgetUnanswered();
  }

  @Post(':kind')
  @ApiOperation({
    summary:
      'Hand in a file (CSV or an Excel workbook) or its rows (JSON): all or nothing, every error at once at its cell.',
    description: `${ONCE_ONLY} ${FILE_BACK}`,
    requestBody: {
      required: true,
      content: {
        'text/csv': { schema: csvFile },
        [XLSX_TYPE]: { schema: workbookHandedIn },
        'application/json': { schema: jsonRows },
      },
    },
  })
  @ApiParam({ name: 'kind', enum: [...KINDS] })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'One for each request, whatever its path. Same key, path and body: the first answer again. Same key and another path, parameter or body: 422. Another key and the same body: 200, already applied.',
  })
  @ApiPerson()
  @answers(201, 'Applied: reads with this minPosition see it.', { 'application/json': applied })
  @answers(
    200,
    'These bytes were applied before, whatever the Idempotency-Key; nothing is written, and `detail` says so.',
    {
      'application/json': alreadyApplied,
    },
  )
  @problems(400, 403, 404, 413, 415, 422, 503)
  async submit(
    @Param('kind') kind: string,
    @Query({ schema: submissionQuery }) query: SubmissionParameters,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: Request,
    @Res() reply: Reply,
  ): Promise<void> {
    if (!isKind(kind)) {
      const detail = `nothing is handed in under /v1/${kind}; there are ${KINDS.join(', ')}`;
      throw new ProblemException(problem('NotFound', 404, detail));
    }
    const { source, bytes, rowsAt } = toSource(kind, request.body);
    checkKey(key);
    const person = await this.acting.of(request);
    await demandFileRight(this.runtime, person, kind, query.ics);
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const asked = `POST /v1/${kind}${given
      .sort()
      .map(([name, value]) => ` ${name}=${value}`)
      .join('')}`;
    const answer = await once(this.receipts, asked, key, bytes, async () => {
      const context: ImportContext = {
        ...{ actor: actorOf(person), at: this.runtime.clock(), correlationId: key ?? randomUUID() },
        limits: OUTSIDE_LIMITS,
        ...(given.length === 0 ? {} : { scope: Object.fromEntries(given) }),
      };
      const result = await this.bus.execute<ImportFileCommand, ImportResult>(
        new ImportFileCommand(source, context),
      );
      return answerOf(result, (await this.runtime.log.head()).position, rowsAt);
    });
    const type = answer.status >= 400 ? PROBLEM_TYPE : 'application/json';
    reply.status(answer.status).header('content-type', type).send(answer.body);
  }
}
