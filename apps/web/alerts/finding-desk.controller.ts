import { parsePeriod, RingfenceError } from '#kernel';
import {
  findingInWords,
  formatPounds,
  labelOf,
  READINGS,
  replyInWords,
  sentenceCase,
  WAY_LABELS,
  type Readings,
} from '#reporting';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { findingToReply, replyToFinding, type FindingToReply, type Runtime } from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { filters, type Query as PageQuery } from '../pages/selection.js';
import { field, metaOfForm, onceToken, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';

/** A finding of an account, and what the system says of it. */
@Controller('systems/:ics/finding')
@UseFilters(PageErrors)
export class FindingDeskController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @Req() request: RequestWithCookies,
    @Param('ics') ics: string,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.page(request, askedOf(ics, query), reply, null);
  }

  @Post()
  async replied(
    @Req() request: RequestWithCookies,
    @Param('ics') ics: string,
    @Query() query: PageQuery,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    const asked = askedOf(ics, query);
    const { person } = await this.acting.of(request);
    const meta = metaOfForm(this.runtime, person, form);
    const text = field(form, 'text');
    try {
      await replyToFinding(this.runtime, this.readings, person, { ...asked, text }, meta);
      await this.runtime.catchUp();
      seeOther(reply, hrefOf(asked));
    } catch (error) {
      if (!(error instanceof RingfenceError)) throw error;
      await this.page(request, asked, reply, { message: error.message, text });
    }
  }

  private async page(
    request: RequestWithCookies,
    asked: FindingToReply,
    reply: Reply,
    refused: { readonly message: string; readonly text: string } | null,
  ): Promise<void> {
    const { name } = await this.acting.of(request);
    const finding = await findingToReply(this.readings, asked);
    const { fund, ics, year } = asked.account;
    const system = (await this.readings.systems()).find(({ icsCode }) => icsCode === ics);
    const selected = new URLSearchParams({ fund, year, through: String(asked.through) }).toString();
    const html = this.pages.render('finding-reply.njk', {
      ...{ section: 'home', actingAs: name, once: onceToken(), text: refused?.text ?? '' },
      ...{ refused: refused === null ? null : sentenceCase(refused.message), system: system?.name ?? ics },
      back: `/systems/${encodeURIComponent(ics)}?${selected}`,
      dataNotice: await this.readings.dataNotice(),
      finding: {
        way: `${WAY_LABELS[finding.way]}: ${labelOf(finding.by)}`,
        amount: formatPounds(finding.amountPence),
        sentence: findingInWords(finding, fund),
        replies: finding.replies.map(replyInWords),
      },
    });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }
}

/** Throws UnknownFilter where the address does not say which finding is meant. */
function askedOf(ics: string, query: PageQuery): FindingToReply {
  const { fund, year, through, rule, by } = filters(query, ['fund', 'year', 'through', 'rule', 'by']);
  if (fund === undefined || year === undefined || rule === undefined || by === undefined)
    throw new RingfenceError('UnknownFilter', 'say which finding: fund, year, rule and by');
  const period = parsePeriod(through ?? '13');
  return { account: { fund, ics, year }, finding: { ruleId: rule, by }, through: period };
}

const hrefOf = ({ account, finding, through }: FindingToReply): string =>
  `/systems/${encodeURIComponent(account.ics)}/finding?${new URLSearchParams({
    ...{ fund: account.fund, year: account.year, through: String(through) },
    ...{ rule: finding.ruleId, by: finding.by },
  }).toString()}`;
