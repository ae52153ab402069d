import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import { READINGS, type Readings } from '#reporting';
import { changesBetween, type Runtime } from '../../runtime/index.js';
import { choicesOf } from '../pages/choices.js';
import { filters, queryOf, selectionOf, type Query as PageQuery } from '../pages/selection.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { changesView } from './changes-view.js';

/** What is known at one moment and was not at another. */
@Controller('changes')
@UseFilters(PageErrors)
export class ChangesController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async changes(@Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const { from, to, ics, ...asked } = filters(query, ['fund', 'year', 'through', 'ics', 'from', 'to']);
    const selection = await selectionOf(this.readings, asked);
    const { fund, year, through } = selection;
    const [systems, funds, dataNotice] = await Promise.all([
      this.readings.systems(to),
      this.readings.funds(),
      this.readings.dataNotice(),
    ]);
    const reading =
      from === undefined
        ? null
        : await changesBetween(this.runtime, {
            ...{ fund: fund.fund, year, through, from },
            ...(to === undefined ? {} : { to }),
            ...(ics === undefined ? {} : { ics }),
          });
    const names = new Map(systems.map(({ icsCode, name }) => [icsCode, name]));
    const html = this.pages.render('changes.njk', {
      section: 'audit',
      selected: queryOf(selection),
      choices: choicesOf(funds, selection),
      systems: [
        { value: '', text: 'All systems', selected: ics === undefined },
        ...systems.map((one) => ({ value: one.icsCode, text: one.name, selected: one.icsCode === ics })),
      ],
      asked: { from, to },
      from: reading?.from,
      view: reading === null ? null : changesView(reading, (code) => names.get(code) ?? code),
      figuresAsOf: reading?.figuresAsOf,
      dataNotice,
    });
    sendPage(reply, html);
  }
}
