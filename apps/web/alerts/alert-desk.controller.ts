import { READINGS, sentenceCase, type Readings } from '#reporting';
import { RingfenceError } from '#kernel';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { alertHistory, alertKeyOf, handleAlert, type Runtime } from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { field, metaOfForm, onceToken, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
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
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
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
    const { person } = await this.acting.of(request);
    try {
      const command = commandOf(key, form, metaOfForm(this.runtime, person, form));
      const seen = command.type === 'ReplyToAlert' ? undefined : { seen: Number(field(form, 'seen')) };
      await handleAlert(this.runtime, person, command, seen);
      seeOther(reply, hrefOfAlert(key));
    } catch (error) {
      // What the person can mend stands above the forms again, with what they wrote.
      if (!(error instanceof RingfenceError)) throw error;
      await this.page(request, named, reply, { message: error.message, form });
    }
  }

  private async page(
    request: RequestWithCookies,
    named: Named,
    reply: Reply,
    refused: { readonly message: string; readonly form: Form } | null,
  ): Promise<void> {
    const { name } = await this.acting.of(request);
    const history = await alertHistory(this.runtime, alertKeyOf(named), undefined);
    const [systems, funds, people] = await Promise.all([
      this.readings.systems(),
      this.readings.funds(),
      this.runtime.posts.all(),
    ]);
    const given = (field_: string) => (refused === null ? '' : field(refused.form, field_));
    const html = this.pages.render('alert-desk.njk', {
      ...{ section: 'alerts', actingAs: name, once: [1, 2, 3, 4].map(onceToken) },
      refused: refused === null ? null : sentenceCase(refused.message),
      given: { until: given('until'), text: given('text'), reason: given('reason'), to: given('to') },
      view: alertDeskView(history, { systems, funds, people }),
      seen: history.revision,
      dataNotice: await this.readings.dataNotice(),
    });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }
}
