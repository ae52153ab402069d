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
import type { RequestWithCookies } from '../acting/acting.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, written, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { predecessorsOf } from './rows.js';
import { changesTable, changeView } from './views.js';

/** Changes of the map: proposed by one person, looked at and confirmed by another. */
@Controller('organisation-changes')
@UseFilters(PageErrors)
export class OrganisationChangesPageController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly desk: Desk,
  ) {}

  @Get()
  async list(@Req() request: RequestWithCookies, @Res() reply: Reply): Promise<void> {
    await this.showList(request, reply, null);
  }

  @Post()
  async propose(@Req() request: RequestWithCookies, @Body() form: Form, @Res() reply: Reply): Promise<void> {
    await this.desk.take(request, reply, form, {
      work: async (person, meta) => {
        const asked = {
          effectiveOn: plainDate(field(form, 'effectiveOn')),
          predecessors: predecessorsOf(field(form, 'rows')),
          reason: field(form, 'reason'),
        };
        const { state } = await proposeChange(this.runtime, person, asked, meta);
        return `/organisation-changes/${state.proposal.change}`;
      },
      again: (refused) => this.showList(request, reply, refused),
    });
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
    await this.desk.take(request, reply, form, {
      work: async (person, meta) => {
        await this.done(change, person, form, meta);
        return `/organisation-changes/${change}`;
      },
      again: (refused) => this.showOne(request, change, reply, refused),
      elsewhere: ['UnknownChange'],
    });
  }

  private done(change: string, person: Person, form: Form, meta: CommandMeta): Promise<ReadChange> {
    const seen = { seen: Number(field(form, 'revision')) };
    switch (field(form, 'deed')) {
      case 'confirm':
        return confirmChange(this.runtime, person, change, meta, seen);
      case 'withdraw':
        return withdrawChange(this.runtime, person, { change, reason: field(form, 'reason') }, meta, seen);
      case 'transfer':
        return orderTransfers(this.runtime, person, change, meta, seen);
      default:
        throw new RingfenceError('UnknownFilter', 'say what is to be done');
    }
  }

  private showList(request: RequestWithCookies, reply: Reply, refused: Refused | null): Promise<void> {
    return this.desk.show(request, reply, 'organisation-changes.njk', refused, async () => {
      const { changes } = await organisationChanges(this.runtime);
      return {
        section: 'organisation-changes',
        changes: changes.length === 0 ? null : changesTable(changes),
        given: written(refused?.form ?? null, 'effectiveOn', 'rows', 'reason'),
      };
    });
  }

  private showOne(
    request: RequestWithCookies,
    change: string,
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    return this.desk.show(request, reply, 'organisation-change.njk', refused, async () => {
      const { state, revision } = await organisationChange(this.runtime, change);
      const totals = await changeTotals(this.runtime, state);
      return {
        ...{ section: 'organisation-changes', change, revision, standing: state.status },
        view: changeView(state, totals, await this.readings.systems()),
      };
    });
  }
}
