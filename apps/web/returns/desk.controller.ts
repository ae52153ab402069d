import type { ReturnKey } from '#domain/spend-return';
import { RingfenceError } from '#kernel';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import {
  confirmDiscrepancies,
  fileOf,
  putDraft,
  readDraft,
  submitDraft,
  type Runtime,
} from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { field, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { deskOf, keyOf, signingOf } from './address.js';
import { deskModel } from './desk.js';
import { uploadedOf, type RequestWithFile } from './uploaded.js';

type Address = Readonly<Record<string, string>>;

/** One return: upload, mend, confirm, see the effect, submit. */
@Controller('submit/:ics/:year/:period')
@UseFilters(PageErrors)
export class DeskController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async desk(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.show(keyOf(address), request, reply, null);
  }

  @Post('draft')
  draft(
    @Param() address: Address,
    @Req() request: RequestWithCookies & RequestWithFile,
    @Res() reply: Reply,
  ): Promise<void> {
    const key = keyOf(address);
    return this.doing(key, request, reply, async () => {
      const { file, field: before } = await uploadedOf(request);
      if (file === null) throw new RingfenceError('NoFileChosen', 'choose the file first');
      const { person } = await this.acting.of(request);
      await putDraft(this.runtime, person, key, revisionIn(before('seen')), file);
      return deskOf(key);
    });
  }

  @Post('check')
  check(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    const key = keyOf(address);
    return this.doing(key, request, reply, async () => {
      const { person } = await this.acting.of(request);
      await readDraft(this.runtime, person, key);
      const file = await fileOf(this.runtime, key);
      await putDraft(this.runtime, person, key, revisionIn(field(form, 'seen')), file);
      return deskOf(key);
    });
  }

  @Post('confirmation')
  confirm(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    const key = keyOf(address);
    return this.doing(key, request, reply, async () => {
      const { person } = await this.acting.of(request);
      const seen = revisionIn(field(form, 'seen')) ?? 0;
      await confirmDiscrepancies(this.runtime, person, key, seen, field(form, 'discrepanciesSha256'));
      return deskOf(key);
    });
  }

  @Post('submission')
  submit(
    @Param() address: Address,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    const key = keyOf(address);
    return this.doing(key, request, reply, async () => {
      const { person } = await this.acting.of(request);
      const seen = revisionIn(field(form, 'seen')) ?? 0;
      const reason = field(form, 'restatementReason');
      const result = await submitDraft(this.runtime, person, key, seen, reason === '' ? null : reason);
      if (result.status === 'rejected')
        throw new RingfenceError(
          'DraftRejected',
          result.errors[0]?.message ?? 'the file has errors: mend them first',
        );
      return signingOf(key);
    });
  }

  /** Where to go on; what the person can mend stands above the desk as it is now. */
  private async doing(
    key: ReturnKey,
    request: RequestWithCookies,
    reply: Reply,
    work: () => Promise<string>,
  ): Promise<void> {
    try {
      seeOther(reply, await work());
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
    const model = await deskModel(this.runtime, person, key);
    const html = this.pages.render('return-desk.njk', { ...model, actingAs: name, refused });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }
}

const revisionIn = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null);
