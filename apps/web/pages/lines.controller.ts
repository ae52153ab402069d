import { Controller, Get, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import { isFinding, linesCsv, READINGS, type LineReading, type Readings } from '#reporting';
import { RingfenceError } from '#kernel';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { filters, selectionOf, type Query as PageQuery } from './selection.js';

const PAGE = 5000;
/** About 20 MB of CSV; whoever needs more wants the export of the whole log. */
const MOST_LINES = 100_000;

@Controller('systems')
@UseFilters(PageErrors)
export class LinesController {
  constructor(@Inject(READINGS) private readonly readings: Readings) {}

  /** All lines under one finding, as CSV. */
  @Get(':ics/lines.csv')
  async lines(@Param('ics') ics: string, @Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const { rule, by, certainty, ...asked } = filters(query, [
      'fund',
      'year',
      'through',
      'knownAt',
      'rule',
      'by',
      'certainty',
    ]);
    const { fund, year, through } = await selectionOf(this.readings, asked);
    const then = asked.knownAt === undefined ? {} : { knownAt: asked.knownAt };
    const account = { fund: fund.fund, ics, year, through, ...then };
    const { findings, figuresAsOf } = await this.readings.account(account);
    const finding = findings.find(
      isFinding({ ruleId: rule ?? '', by: by ?? '', certainty: certainty ?? '' }),
    );
    if (!finding) {
      throw new RingfenceError(
        'UnknownFinding',
        `${ics} has no finding of rule ${rule ?? '(none)'} by ${by ?? '(none)'}`,
      );
    }
    const lines: LineReading[] = [];
    for (;;) {
      const page = await this.readings.linesUnder(
        { ...account, knownAt: figuresAsOf.position, restsOn: finding.restsOn },
        { limit: PAGE, offset: lines.length },
      );
      if (page.total > MOST_LINES) {
        throw new RingfenceError(
          'UnknownFilter',
          `${page.total} lines are too many for one file; ask for an earlier period`,
        );
      }
      lines.push(...page.lines);
      if (page.lines.length === 0 || lines.length >= page.total) break;
    }
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="lines-${fund.fund}-${ics}-${year}-M${through}.csv"`,
      )
      .header('x-content-type-options', 'nosniff')
      .send(linesCsv(account, figuresAsOf, lines));
  }
}
