import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import { RingfenceError } from '#kernel';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import {
  confirmDiscrepancies,
  fileOf,
  ExtractRejected,
  putDraft,
  putExtract,
  readDraft,
  submitDraft,
  type Runtime,
} from '../../runtime/index.js';
import type { RequestWithCookies } from '../acting/acting.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, revisionIn, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { deskOf, keyOf, signingOf, type Address } from './address.js';
import { deskModel } from './desk.js';
import { rejectedModel } from './extract-view.js';
import { chosenOf, type RequestWithFile } from './uploaded.js';

/** One return: upload, mend, confirm, see the effect, submit. */
@Controller('submit/:ics/:year/:period')
@UseFilters(PageErrors)
export class DeskController {
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

  @Post('draft')
  draft(
    @Param() address: Address,
    @Req() request: RequestWithCookies & RequestWithFile,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.take(address, request, null, reply, async (person, key) => {
      const { file, field: before } = await chosenOf(request);
      await putDraft(this.runtime, person, key, revisionIn(before('seen')), file);
      return deskOf(key);
    });
  }

  @Post('extract')
  extract(
    @Param() address: Address,
    @Req() request: RequestWithCookies & RequestWithFile,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.take(address, request, null, reply, async (person, key) => {
      const { file, field: before } = await chosenOf(request);
      const core = before('coreComplete');
      if (core !== 'yes' && core !== 'no')
        throw new RingfenceError('NothingSaidOfCore', 'say whether all core spend is in the extract');
      const extract = { file, mapping: before('mapping'), coreComplete: core === 'yes' };
      await putExtract(this.runtime, person, key, revisionIn(before('seen')), extract);
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
    return this.take(address, request, form, reply, async (person, key) => {
      const { outcome } = await readDraft(this.runtime, person, key);
      const file = await fileOf(this.runtime, key);
      await putDraft(this.runtime, person, key, seenIn(form), file, outcome.extract);
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
    return this.take(address, request, form, reply, async (person, key) => {
      const sha256 = field(form, 'discrepanciesSha256');
      await confirmDiscrepancies(this.runtime, person, key, seenIn(form) ?? 0, sha256);
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
    return this.take(address, request, form, reply, async (person, key) => {
      const reason = field(form, 'restatementReason') || null;
      const result = await submitDraft(this.runtime, person, key, seenIn(form) ?? 0, reason);
      if (result.status === 'rejected')
        throw new RingfenceError(
          'DraftRejected',
          result.errors[0]?.message ?? 'the file has errors: mend them first',
        );
      return signingOf(key);
    });
  }

  private take(
    address: Address,
    request: RequestWithCookies,
    form: Form,
    reply: Reply,
    work: (person: Person, key: ReturnKey) => Promise<string>,
  ): Promise<void> {
    const key = keyOf(address);
    return this.desk.take(request, reply, form, {
      work: (person) => work(person, key),
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
    return this.desk.show(request, reply, 'return-desk.njk', refused, async (person) => ({
      ...(await deskModel(this.runtime, person, key)),
      ...(refused?.error instanceof ExtractRejected ? rejectedModel(refused.error) : {}),
    }));
  }
}

const seenIn = (form: Form): number | null => revisionIn(field(form, 'seen'));
