import { parsePeriod, RingfenceError } from '#kernel';
import {
  findingInWords,
  formatPounds,
  labelOf,
  READINGS,
  replyInWords,
  WAY_LABELS,
  type Readings,
} from '#reporting';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { findingToReply, replyToFinding, type FindingToReply, type Runtime } from '../../runtime/index.js';
import type { RequestWithCookies } from '../acting/acting.js';
import { filters, type Query as PageQuery } from '../pages/selection.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';

/** A finding of an account, and what the system says of it. */
@Controller('systems/:ics/finding')
@UseFilters(PageErrors)
export class FindingDeskController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly desk: Desk,
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
    await this.desk.take(request, reply, form, {
      work: async (person, meta) => {
        const said = { ...asked, text: field(form, 'text') };
        await replyToFinding(this.runtime, this.readings, person, said, meta);
        await this.runtime.catchUp();
        return hrefOf(asked);
      },
      again: (refused) => this.page(request, asked, reply, refused),
    });
  }

  private page(
    request: RequestWithCookies,
    asked: FindingToReply,
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    return this.desk.show(request, reply, 'finding-reply.njk', refused, async () => {
      const finding = await findingToReply(this.readings, asked);
      const { fund, ics, year } = asked.account;
      const system = (await this.readings.systems()).find(({ icsCode }) => icsCode === ics);
      const selected = new URLSearchParams({ fund, year, through: String(asked.through) }).toString();
      return {
        ...{ section: 'home', system: system?.name ?? ics, text: field(refused?.form ?? null, 'text') },
        back: `/systems/${encodeURIComponent(ics)}?${selected}`,
        finding: {
          way: `${WAY_LABELS[finding.way]}: ${labelOf(finding.by)}`,
          amount: formatPounds(finding.amountPence),
          sentence: findingInWords(finding, fund),
          replies: finding.replies.map(replyInWords),
        },
      };
    });
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
