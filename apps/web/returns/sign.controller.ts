import type { ReturnKey } from '#domain/spend-return';
import { InvalidValueError, pence, RingfenceError } from '#kernel';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { reopenReturn, sendReturnBack, signReturn, type Runtime } from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { field, metaOfForm, onceToken, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { keyOf, signingOf } from './address.js';
import { signingModel } from './signing.js';

type Address = Readonly<Record<string, string>>;

/** Exactly what is signed; and reopening or sending back, with what it bears on first. */
@Controller('sign/:ics/:year/:period')
@UseFilters(PageErrors)
export class SignController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
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
    return this.doing(keyOf(address), request, reply, async (key) => {
      const { person } = await this.acting.of(request);
      const statement = {
        ...{ version: wholeIn(form, 'version'), lineCount: wholeIn(form, 'lineCount') },
        ...{ totalPence: pence(wholeIn(form, 'totalPence')), linesSha256: field(form, 'linesSha256') },
        discrepancyCount: wholeIn(form, 'discrepancyCount'),
        discrepanciesSha256: field(form, 'discrepanciesSha256'),
      };
      await signReturn(
        this.runtime,
        person,
        key,
        statement,
        metaOfForm(this.runtime, person, form),
        seenIn(form),
      );
    });
  }

  @Post('reopening')
  reopen(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.doing(keyOf(address), request, reply, async (key) => {
      const { person } = await this.acting.of(request);
      const asked = { version: wholeIn(form, 'version'), reason: field(form, 'reason') };
      await reopenReturn(
        this.runtime,
        person,
        key,
        asked,
        metaOfForm(this.runtime, person, form),
        seenIn(form),
      );
    });
  }

  @Post('sending-back')
  sendBack(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.doing(keyOf(address), request, reply, async (key) => {
      const { person } = await this.acting.of(request);
      const asked = { version: wholeIn(form, 'version'), reason: field(form, 'reason') };
      await sendReturnBack(
        this.runtime,
        person,
        key,
        asked,
        metaOfForm(this.runtime, person, form),
        seenIn(form),
      );
    });
  }

  private async doing(
    key: ReturnKey,
    request: RequestWithCookies,
    reply: Reply,
    work: (key: ReturnKey) => Promise<void>,
  ): Promise<void> {
    try {
      await work(key);
      seeOther(reply, signingOf(key));
    } catch (error) {
      if (!(error instanceof RingfenceError) || error.code === 'NotAllowed') throw error;
      await this.show(key, request, reply, error.message);
    }
  }

  private async show(
    key: ReturnKey,
    request: RequestWithCookies,
    reply: Reply,
    refused: string | null,
  ): Promise<void> {
    const { person, name } = await this.acting.of(request);
    const model = await signingModel(this.runtime, person, key);
    const once = onceToken();
    const html = this.pages.render('return-signing.njk', { ...model, actingAs: name, refused, once });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }
}

const seenIn = (form: Form): { seen: number } => ({ seen: wholeIn(form, 'seen') });

/** A hidden field of ours: somebody who made the form themselves is told which one is wrong. */
function wholeIn(form: Form, name: string): number {
  const text = field(form, name);
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidValueError(name, text, 'must be a whole number');
}
