import { READINGS, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { alertHistory, alertKeyOf, handleAlert, type Runtime } from '../../runtime/index.js';
import type { RequestWithCookies } from '../acting/acting.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, onceToken, written, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { alertDeskView, commandOf, hrefOfAlert } from './alert-desk-view.js';

type Named = Readonly<Record<'signal' | 'fund' | 'ics' | 'year', string>>;

/** One alert: what happened to it, and what somebody does about it. */
@Controller('alerts/:signal/:fund/:ics/:year')
@UseFilters(PageErrors)
export class AlertDeskController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly desk: Desk,
  ) {}

  @Get()
  async show(@Req() request: RequestWithCookies, @Param() named: Named, @Res() reply: Reply): Promise<void> {
    await this.page(request, named, reply, null);
  }

  @Post()
  async done(
    @Req() request: RequestWithCookies,
    @Param() named: Named,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    const key = alertKeyOf(named);
    await this.desk.take(request, reply, form, {
      work: async (person, meta) => {
        const command = commandOf(key, form, meta);
        const seen = command.type === 'ReplyToAlert' ? undefined : { seen: Number(field(form, 'seen')) };
        await handleAlert(this.runtime, person, command, seen);
        return hrefOfAlert(key);
      },
      again: (refused) => this.page(request, named, reply, refused),
    });
  }

  private page(
    request: RequestWithCookies,
    named: Named,
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    return this.desk.show(request, reply, 'alert-desk.njk', refused, async () => {
      const history = await alertHistory(this.runtime, alertKeyOf(named), undefined);
      const [systems, funds, people] = await Promise.all([
        this.readings.systems(),
        this.readings.funds(),
        this.runtime.posts.all(),
      ]);
      return {
        ...{ section: 'alerts', once: [1, 2, 3, 4].map(onceToken), seen: history.revision },
        given: written(refused?.form ?? null, 'until', 'text', 'reason', 'to'),
        view: alertDeskView(history, { systems, funds, people }),
      };
    });
  }
}
