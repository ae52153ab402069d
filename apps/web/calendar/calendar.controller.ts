import { may } from '#identity';
import { RingfenceError } from '#kernel';
import { READINGS, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import {
  bankHolidays,
  demandRight,
  grantExtension,
  readCalendar,
  type Runtime,
} from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { filters, selectionOf, type Query as PageQuery } from '../pages/selection.js';
import { field, metaOfForm, onceToken, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { calendarView } from './calendar-view.js';
import { extensionIn, faultOf, givenIn, type Fault } from './extension-form.js';

/** When returns are due and to be signed, what is locked and why; oversight gives a system longer. */
@Controller('calendar')
@UseFilters(PageErrors)
export class CalendarDesk {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async calendar(
    @Req() request: RequestWithCookies,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.show(request, filters(query, ['fund', 'year', 'ics', 'knownAt']), reply, null);
  }

  @Post()
  async extend(@Req() request: RequestWithCookies, @Body() form: Form, @Res() reply: Reply): Promise<void> {
    const { person } = await this.acting.of(request);
    await demandRight(this.runtime, person, 'calendar.set', null);
    // The page that the form stood on shows one fund, whichever the extension is for.
    const shown = { fund: field(form, 'shown'), year: field(form, 'year') };
    const asked = extensionIn(form);
    if (!('until' in asked)) return this.show(request, shown, reply, { form, faults: asked });
    try {
      await grantExtension(this.runtime, person, asked, metaOfForm(this.runtime, person, form));
      seeOther(reply, `/calendar?${new URLSearchParams({ ...shown, ics: asked.ics }).toString()}`);
    } catch (error) {
      if (!(error instanceof RingfenceError)) throw error;
      await this.show(request, shown, reply, { form, faults: [faultOf(error)] });
    }
  }

  private async show(
    request: RequestWithCookies,
    asked: { fund?: string; year?: string; ics?: string; knownAt?: string },
    reply: Reply,
    refused: { readonly form: Form; readonly faults: readonly Fault[] } | null,
  ): Promise<void> {
    const { name, person } = await this.acting.of(request);
    const { ics, ...rest } = asked;
    const selection = await selectionOf(this.readings, { ...rest, through: '12' });
    const [funds, systems, dataNotice] = await Promise.all([
      this.readings.funds(asked.knownAt),
      this.readings.systems(asked.knownAt),
      this.readings.dataNotice(),
    ]);
    if (ics !== undefined && !systems.some(({ icsCode }) => icsCode === ics))
      throw new RingfenceError('UnknownFilter', `no system ${ics} is known`, { value: ics });
    const reading = await readCalendar(this.runtime, {
      ...{ fund: selection.fund.fund, year: selection.year, ics, knownAt: asked.knownAt },
    });
    const granters = reading.systems.flatMap(({ months }) =>
      months.flatMap(({ extension }) => (extension === null ? [] : [extension.grantedBy])),
    );
    const names = await this.runtime.people.namesOf(new Set(granters));
    const html = this.pages.render('calendar.njk', {
      ...{ section: 'calendar', actingAs: name, once: onceToken(), dataNotice },
      ...calendarView(reading, { selection, funds, systems, names, ics }, bankHolidays()),
      mayExtend: may(person, 'calendar.set', null),
      faults: refused?.faults ?? [],
      given: refused === null ? { ics: ics ?? '', fund: selection.fund.fund } : givenIn(refused.form),
    });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }
}
