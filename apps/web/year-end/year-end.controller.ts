import type { AccountKey } from '#domain/ring-fence-account';
import type { Person } from '#identity';
import { READINGS, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Query, Post, Req, Res, UseFilters } from '@nestjs/common';
import { carryForwardOf, mayDo, yearEndOf, type Runtime } from '../../runtime/index.js';
import type { RequestWithCookies } from '../acting/acting.js';
import { nameOf } from '../acting/names.js';
import { filters, type Query as PageQuery } from '../pages/selection.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, onceToken, written, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { doDeed } from './deeds.js';
import { bringingIn, checklist, decisionInWords, effect, peopleIn } from './view.js';

type Asked = Partial<AccountKey>;

/** An account's year end: what is open, carry-forward asked and decided, the close, and what the next year gets. */
@Controller('year-end')
@UseFilters(PageErrors)
export class YearEndPageController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly desk: Desk,
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
    await this.desk.take(request, reply, form, {
      work: async (person, meta) => {
        await doDeed(this.runtime, person, account, form, meta);
        return `/year-end?${new URLSearchParams(account).toString()}`;
      },
      again: (refused) => this.page(request, account, reply, refused),
      elsewhere: ['UnknownAccount'],
    });
  }

  private page(
    request: RequestWithCookies,
    asked: Asked,
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    return this.desk.show(request, reply, 'year-end.njk', refused, async (person) => {
      const own = person.posts.map(({ ics }) => ics).find((ics) => ics !== null);
      const choices = await this.choices({ ...(own === undefined ? {} : { ics: own }), ...asked });
      const { fund, ics, year } = choices.chosen;
      const account = fund && ics && year ? { fund, ics, year } : null;
      const view = account === null ? null : await this.accountView(account, person);
      return {
        ...{ section: 'year-end', choices, account, view, figuresAsOf: view?.figuresAsOf },
        given: written(refused?.form ?? null, 'deed', 'amount', 'reason', 'on'),
      };
    });
  }

  private async accountView(account: AccountKey, person: Person) {
    const { year, ics } = account;
    const open = await yearEndOf(this.runtime, account);
    const carried = await carryForwardOf(this.runtime, account);
    const { state } = carried;
    const names = await this.runtime.people.namesOf(new Set(peopleIn(state)));
    const may = (operation: Parameters<typeof mayDo>[2]) => mayDo(this.runtime, person, operation, ics);
    const approver = await may('carry_forward.approve');
    return {
      ...{ figuresAsOf: open.figuresAsOf, closed: open.closed, checklist: checklist(open) },
      ...{ effect: effect(open), decisions: decisionInWords(state, (id) => nameOf(names, id)) },
      bringingIn: bringingIn(year, carried),
      seen: { account: open.revision, carryForward: carried.revision },
      once: {
        ask: onceToken(),
        grant: onceToken(),
        decline: onceToken(),
        close: onceToken(),
        bring: onceToken(),
      },
      // A closed year's books take no approval any more, so nothing is asked or granted; what waits can be declined.
      mayAsk: !open.closed && state.status !== 'asked' && (await may('carry_forward.request')),
      mayGrant: !open.closed && state.status === 'asked' && approver,
      mayDecline: state.status === 'asked' && approver,
      isOwn: state.status === 'asked' && state.request.requestedBy === person.id,
      mayClose: !open.closed && (await may('year.close')),
      mayBringIn: carried.bringingIn.obstacle === null && approver,
    };
  }

  private async choices(asked: Asked) {
    const [funds, systems] = await Promise.all([this.readings.funds(), this.readings.systems()]);
    const fund = asked.fund ?? funds[0]?.fund;
    const years = Object.keys(funds.find((each) => each.fund === fund)?.years ?? {}).sort();
    const year = asked.year ?? years.at(-1);
    return {
      chosen: { fund, ics: asked.ics, year },
      funds: offered(
        funds.map((each) => [each.fund, each.name]),
        fund,
      ),
      systems: offered(
        systems.map(({ icsCode, name }) => [icsCode, name]),
        asked.ics,
      ),
      years: offered(
        years.map((each) => [each, each]),
        year,
      ),
    };
  }
}

/** What can be chosen, and what was: an account may stand before its fund or system is in the register. */
function offered(
  registered: readonly (readonly [value: string, text: string])[],
  chosen: string | undefined,
) {
  const isThere = chosen === undefined || registered.some(([value]) => value === chosen);
  const all = isThere ? registered : [[chosen, `${chosen}, not in the register`] as const, ...registered];
  return all.map(([value, text]) => ({ value, text, selected: value === chosen }));
}
