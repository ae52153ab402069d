import { plainDate, RingfenceError, type CommandMeta } from '#kernel';
import type { Person } from '#identity';
import { READINGS, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import {
  changeTotals,
  confirmChange,
  orderTransfers,
  organisationChange,
  organisationChanges,
  proposeChange,
  withdrawChange,
  type ReadChange,
  type Runtime,
} from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { field, metaOfForm, onceToken, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { predecessorsOf } from './rows.js';
import { changesTable, changeView } from './views.js';

interface Refused {
  readonly message: string;
  readonly form: Form;
}

/** Changes of the map: proposed by one person, looked at and confirmed by another. */
@Controller('organisation-changes')
@UseFilters(PageErrors)
export class OrganisationChangesPageController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(@Req() request: RequestWithCookies, @Res() reply: Reply): Promise<void> {
    await this.showList(request, reply, null);
  }

  @Post()
  async propose(@Req() request: RequestWithCookies, @Body() form: Form, @Res() reply: Reply): Promise<void> {
    const { person } = await this.acting.of(request);
    try {
      const asked = {
        effectiveOn: plainDate(field(form, 'effectiveOn')),
        predecessors: predecessorsOf(field(form, 'rows')),
        reason: field(form, 'reason'),
      };
      const { state } = await proposeChange(
        this.runtime,
        person,
        asked,
        metaOfForm(this.runtime, person, form),
      );
      seeOther(reply, `/organisation-changes/${state.proposal.change}`);
    } catch (error) {
      if (!(error instanceof RingfenceError)) throw error;
      await this.showList(request, reply, { message: error.message, form });
    }
  }

  @Get(':change')
  async one(
    @Param('change') change: string,
    @Req() request: RequestWithCookies,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.showOne(request, change, reply, null);
  }

  @Post(':change')
  async decide(
    @Param('change') change: string,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    const { person } = await this.acting.of(request);
    try {
      await this.done(change, person, form, metaOfForm(this.runtime, person, form));
      seeOther(reply, `/organisation-changes/${change}`);
    } catch (error) {
      if (!(error instanceof RingfenceError) || error.code === 'UnknownChange') throw error;
      await this.showOne(request, change, reply, { message: error.message, form });
    }
  }

  private done(change: string, person: Person, form: Form, meta: CommandMeta): Promise<ReadChange> {
    const seen = { seen: Number(field(form, 'revision')) };
    switch (field(form, 'deed')) {
      case 'confirm':
        return confirmChange(this.runtime, person, change, meta, seen);
      case 'withdraw':
        return withdrawChange(this.runtime, person, { change, reason: field(form, 'reason') }, meta, seen);
      case 'transfer':
        return orderTransfers(this.runtime, person, change, meta);
      default:
        throw new RingfenceError('UnknownFilter', 'say what is to be done');
    }
  }

  private async showList(request: RequestWithCookies, reply: Reply, refused: Refused | null): Promise<void> {
    const { name } = await this.acting.of(request);
    const changes = await organisationChanges(this.runtime);
    const given = ['effectiveOn', 'rows', 'reason'].map((key) => [key, field(refused?.form ?? null, key)]);
    const html = this.pages.render('organisation-changes.njk', {
      ...{
        section: 'organisation-changes',
        actingAs: name,
        once: onceToken(),
        refused: refused?.message ?? null,
      },
      changes: changes.length === 0 ? null : changesTable(changes),
      given: Object.fromEntries(given) as object,
      dataNotice: await this.readings.dataNotice(),
    });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }

  private async showOne(
    request: RequestWithCookies,
    change: string,
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    const { name } = await this.acting.of(request);
    const { state, revision } = await organisationChange(this.runtime, change);
    const totals = await changeTotals(this.runtime, state);
    const html = this.pages.render('organisation-change.njk', {
      ...{
        section: 'organisation-changes',
        actingAs: name,
        once: onceToken(),
        refused: refused?.message ?? null,
      },
      ...{ change, revision, standing: state.status },
      view: changeView(state, totals, await this.readings.systems()),
      dataNotice: await this.readings.dataNotice(),
    });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }
}
