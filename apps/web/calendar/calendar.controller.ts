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
import type { RequestWithCookies } from '../acting/acting.js';
import { filters, selectionOf, type Query as PageQuery } from '../pages/selection.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { calendarView } from './calendar-view.js';
import { extensionIn, faultsOf, givenIn } from './extension-form.js';

/** When returns are due and to be signed, what is locked and why; oversight gives a system longer. */
@Controller('calendar')
@UseFilters(PageErrors)
export class CalendarDesk {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly desk: Desk,
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
    // The page that the form stood on shows one fund, whichever the extension is for.
    const shown = { fund: field(form, 'shown'), year: field(form, 'year') };
    await this.desk.take(request, reply, form, {
      work: async (person, meta) => {
        await demandRight(this.runtime, person, 'calendar.set', null);
        const asked = extensionIn(form);
        await grantExtension(this.runtime, person, asked, meta);
        return `/calendar?${new URLSearchParams({ ...shown, ics: asked.ics }).toString()}`;
      },
      again: (refused) => this.show(request, shown, reply, refused),
      elsewhere: ['NotAllowed'],
    });
  }

  private show(
    request: RequestWithCookies,
    asked: { fund?: string; year?: string; ics?: string; knownAt?: string },
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    return this.desk.show(request, reply, 'calendar.njk', refused, async (person) => {
      const { ics, ...rest } = asked;
      const selection = await selectionOf(this.readings, { ...rest, through: '12' });
      const [funds, systems] = await Promise.all([
        this.readings.funds(asked.knownAt),
        this.readings.systems(asked.knownAt),
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
      return {
        ...{ section: 'calendar', mayExtend: may(person, 'calendar.set', null) },
        ...calendarView(reading, { selection, funds, systems, names, ics }, bankHolidays()),
        faults: refused === null ? [] : faultsOf(refused.error),
        given: refused === null ? { ics: ics ?? '', fund: selection.fund.fund } : givenIn(refused.form),
      };
    });
  }
}
