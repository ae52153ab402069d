import type { AccountKey } from '#domain/ring-fence-account';
import type { Person } from '#identity';
import { RingfenceError } from '#kernel';
import { READINGS, sentenceCase, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Query, Post, Req, Res, UseFilters } from '@nestjs/common';
import { carryForwardOf, mayDo, yearEndOf, type Runtime } from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { filters, type Query as PageQuery } from '../pages/selection.js';
import { field, onceToken, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { doDeed } from './deeds.js';
import { bringingIn, checklist, decisionInWords, effect, peopleIn } from './view.js';

interface Refused {
  readonly message: string;
  readonly form: Form;
}
type Asked = Partial<AccountKey>;

/** An account's year end: what is open, carry-forward asked and decided, the close, and what the next year gets. */
@Controller('year-end')
@UseFilters(PageErrors)
export class YearEndPageController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @Req() request: RequestWithCookies,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.page(request, filters(query, ['fund', 'ics', 'year']), reply, null);
  }

  @Post()
  async did(@Req() request: RequestWithCookies, @Body() form: Form, @Res() reply: Reply): Promise<void> {
    const account = { fund: field(form, 'fund'), ics: field(form, 'ics'), year: field(form, 'year') };
    const { person } = await this.acting.of(request);
    try {
      await doDeed(this.runtime, person, account, form);
      seeOther(reply, `/year-end?${new URLSearchParams(account).toString()}`);
    } catch (error) {
      if (!(error instanceof RingfenceError) || error.code === 'UnknownAccount') throw error;
      await this.page(request, account, reply, { message: error.message, form });
    }
  }

  private async page(
    request: RequestWithCookies,
    asked: Asked,
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    const { person, name } = await this.acting.of(request);
    const own = person.posts.map(({ ics }) => ics).find((ics) => ics !== null);
    const choices = await this.choices({ ...(own === undefined ? {} : { ics: own }), ...asked });
    const { fund, ics, year } = choices.chosen;
    const account = fund && ics && year ? { fund, ics, year } : null;
    const view = account === null ? null : await this.accountView(account, person);
    const html = this.pages.render('year-end.njk', {
      ...{ section: 'year-end', actingAs: name, choices, account, view },
      refused: refused === null ? null : sentenceCase(refused.message),
      given: Object.fromEntries(
        ['deed', 'amount', 'reason', 'on'].map((key) => [key, field(refused?.form ?? null, key)]),
      ) as object,
      figuresAsOf: view?.figuresAsOf,
      dataNotice: await this.readings.dataNotice(),
    });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }

  private async accountView(account: AccountKey, person: Person) {
    const { year, ics } = account;
    const open = await yearEndOf(this.runtime, account);
    const carried = await carryForwardOf(this.runtime, account);
    const { state } = carried;
    const names = await this.namesOf(peopleIn(state));
    const may = (operation: Parameters<typeof mayDo>[2]) => mayDo(this.runtime, person, operation, ics);
    const approver = await may('carry_forward.approve');
    return {
      ...{ figuresAsOf: open.figuresAsOf, closed: open.closed, checklist: checklist(year, open) },
      ...{ effect: effect(open), decisions: decisionInWords(state, (id) => names.get(id) ?? id) },
      bringingIn: bringingIn(year, carried),
      seen: { account: open.revision, carryForward: carried.revision },
      once: {
        ask: onceToken(),
        grant: onceToken(),
        decline: onceToken(),
        close: onceToken(),
        bring: onceToken(),
      },
      mayAsk: state.status !== 'asked' && (await may('carry_forward.request')),
      mayDecide: state.status === 'asked' && approver,
      isOwn: state.status === 'asked' && state.request.requestedBy === person.id,
      mayClose: !open.closed && (await may('year.close')),
      mayBringIn: carried.bringingIn.obstacle === null && approver,
    };
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const found = ids.map(
      async (id) =>
        [id, (await this.runtime.posts.find(id))?.name ?? 'somebody whose name is not kept'] as const,
    );
    return new Map(await Promise.all(found));
  }

  private async choices(asked: Asked) {
    const [funds, systems] = await Promise.all([this.readings.funds(), this.readings.systems()]);
    const fund = asked.fund ?? funds[0]?.fund;
    const years = Object.keys(funds.find((each) => each.fund === fund)?.years ?? {}).sort();
    const year = asked.year ?? years.at(-1);
    const option = (value: string, text: string, chosen?: string) => ({
      value,
      text,
      selected: value === chosen,
    });
    return {
      chosen: { fund, ics: asked.ics, year },
      funds: funds.map((each) => option(each.fund, each.name, fund)),
      systems: systems.map(({ icsCode, name }) => option(icsCode, name, asked.ics)),
      years: years.map((each) => option(each, each, year)),
    };
  }
}
