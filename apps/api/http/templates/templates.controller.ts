import { columnsOf, isTable, KINDS, type Column, type TableName } from '#ingestion';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { templateFor, type Runtime } from '../../../runtime/index.js';
import { answers, problems } from '../../openapi/answers.js';
import { all, csvFile, object, text, workbookFile } from '../../openapi/schemas.js';
import { problem, ProblemException } from '../../problems/problem.js';
import { RUNTIME } from '../../tokens.js';
import { CSV, download, XLSX, type DownloadReply } from '../download.js';
import { submissionQuery } from '../query-schemas.js';

const TABLES = KINDS.filter(isTable);

const templateQuery = z.strictObject({
  ...{
    ics: submissionQuery.shape.ics,
    year: submissionQuery.shape.year,
    period: submissionQuery.shape.period,
  },
  format: z.enum(['csv', 'xlsx'], { error: 'must be csv or xlsx' }).default('csv'),
});

const columns = object({
  ...{ kind: text, fileName: text },
  columns: {
    type: 'array',
    items: object({
      ...{ column: text, required: { type: 'boolean' }, takes: text, form: text },
      values: { type: ['array', 'null'], items: text, description: 'The words to choose from' },
      ...all(['what', 'example'], text),
    }),
  },
});

/** Which column a parameter fills in. */
const FILLS = { ics: 'ics_code', year: 'financial_year', period: 'period' } as const;

@ApiTags('submissions')
@Controller('v1/templates')
export class TemplatesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(':table/columns')
  @ApiOperation({ summary: 'The columns of a file: what each takes and is for, with an example.' })
  @ApiParam({ name: 'table', enum: TABLES })
  @answers(200, 'The required ones first, in the order of the template.', { 'application/json': columns })
  @problems(403, 404)
  columns(@Param('table') table: string): { kind: string; fileName: string; columns: readonly Column[] } {
    const kind = tableNamed(table);
    return { kind, fileName: `${kind}.csv`, columns: columnsOf(kind) };
  }

  @Get(':table')
  @ApiOperation({
    summary: 'A form to fill in: the right header, and what is known of a system, year and period filled in.',
    description:
      'Of returns: a line for each fund of each intervention that goes on, and of core spend for each programme with a baseline, the amounts left blank. A workbook also offers ' +
      'the codes of the system to choose from and says what each column takes. Handed in as it comes it is refused at each cell that is to be filled in.',
  })
  @ApiParam({ name: 'table', enum: TABLES })
  @answers(200, 'The file.', { [CSV]: csvFile, [XLSX]: workbookFile })
  @problems(400, 403, 404, 503)
  async template(
    @Param('table') table: string,
    @Query({ schema: templateQuery }) query: z.output<typeof templateQuery>,
    @Res() reply: DownloadReply,
  ): Promise<void> {
    const kind = tableNamed(table);
    const { format, ics = null, year = null, period = null } = query;
    demandColumns(kind, { ics, year, period });
    const bytes = await templateFor(this.runtime, kind, { ics, year, period }, format);
    const name = [kind, ics, year, period === null ? null : `M${period}`].filter((part) => part !== null);
    await download(reply, name.join('-'), format, bytes);
  }
}

/** Throws a problem (404) for what is no table. */
function tableNamed(table: string): TableName {
  if (isTable(table)) return table;
  const detail =
    table === 'funds'
      ? 'funds are handed in as funds.json, a list of objects and no table'
      : `there is no file named ${table}; there are ${TABLES.join(', ')}`;
  throw new ProblemException(problem('NotFound', 404, detail));
}

/** A parameter that the file has no column for would be ignored: 400 says so. */
function demandColumns(kind: TableName, given: Readonly<Record<keyof typeof FILLS, unknown>>): void {
  const there = new Set(columnsOf(kind).map(({ column }) => column));
  const errors = (Object.keys(FILLS) as (keyof typeof FILLS)[])
    .filter((parameter) => given[parameter] !== null && !there.has(FILLS[parameter]))
    .map((parameter) => ({
      detail: `${kind} have no column ${FILLS[parameter]}: leave ${parameter} out`,
      parameter,
    }));
  if (errors.length === 0) return;
  const detail = errors.map((error) => error.detail).join('; ');
  throw new ProblemException(problem('InvalidRequest', 400, detail, errors));
}
