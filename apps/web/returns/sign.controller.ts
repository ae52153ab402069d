import type { SeenRevision } from '#application';
import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import { InvalidValueError, pence, type CommandMeta } from '#kernel';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { reopenReturn, sendReturnBack, signReturn, type Runtime } from '../../runtime/index.js';
import type { RequestWithCookies } from '../acting/acting.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { keyOf, signingOf, type Address } from './address.js';
import { signingModel } from './signing.js';

type Deed = (person: Person, key: ReturnKey, meta: CommandMeta, seen: SeenRevision) => Promise<unknown>;

/** Exactly what is signed; and reopening or sending back, with what it bears on first. */
@Controller('sign/:ics/:year/:period')
@UseFilters(PageErrors)
export class SignController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly desk: Desk,
  ) {}

  @Get()
  async shown(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.show(keyOf(address), request, reply, null);
  }

  @Post('signature')
  sign(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.take(address, request, form, reply, (person, key, meta, seen) =>
      signReturn(this.runtime, person, key, statementIn(form), meta, seen),
    );
  }

  @Post('reopening')
  reopen(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.take(address, request, form, reply, (person, key, meta, seen) =>
      reopenReturn(this.runtime, person, key, reasonIn(form), meta, seen),
    );
  }

  @Post('sending-back')
  sendBack(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.take(address, request, form, reply, (person, key, meta, seen) =>
      sendReturnBack(this.runtime, person, key, reasonIn(form), meta, seen),
    );
  }

  private take(
    address: Address,
    request: RequestWithCookies,
    form: Form,
    reply: Reply,
    deed: Deed,
  ): Promise<void> {
    const key = keyOf(address);
    return this.desk.take(request, reply, form, {
      work: async (person, meta) => {
        await deed(person, key, meta, { seen: wholeIn(form, 'seen') });
        return signingOf(key);
      },
      again: (refused) => this.show(key, request, reply, refused),
      elsewhere: ['NotAllowed'],
    });
  }

  private show(
    key: ReturnKey,
    request: RequestWithCookies,
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    return this.desk.show(request, reply, 'return-signing.njk', refused, (person) =>
      signingModel(this.runtime, person, key),
    );
  }
}

const statementIn = (form: Form): Parameters<typeof signReturn>[3] => ({
  ...{ version: wholeIn(form, 'version'), lineCount: wholeIn(form, 'lineCount') },
  ...{ totalPence: pence(wholeIn(form, 'totalPence')), linesSha256: field(form, 'linesSha256') },
  discrepancyCount: wholeIn(form, 'discrepancyCount'),
  discrepanciesSha256: field(form, 'discrepanciesSha256'),
});

const reasonIn = (form: Form): { version: number; reason: string } => ({
  ...{ version: wholeIn(form, 'version'), reason: field(form, 'reason') },
});

/** A hidden field of ours: somebody who made the form themselves is told which one is wrong. */
function wholeIn(form: Form, name: string): number {
  const text = field(form, name);
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidValueError(name, text, 'must be a whole number');
}
