import { RingfenceError } from '#kernel';
import { READINGS, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { MappingRefused, mappingNamed, mappingsOf, saveMapping, type Runtime } from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { field, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { faultInWords, formAgain, formOf, mappingOf, type MappingForm } from './mapping-form.js';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/;

/** How a system's ledger extracts become returns: its mappings, made and changed. */
@Controller('mappings')
@UseFilters(PageErrors)
export class MappingsDesk {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async systems(@Res() reply: Reply): Promise<void> {
    const [systems, dataNotice] = await Promise.all([this.readings.systems(), this.readings.dataNotice()]);
    sendPage(reply, this.pages.render('mapping-systems.njk', { section: 'returns', systems, dataNotice }));
  }

  @Get(':ics')
  async list(@Param('ics') ics: string, @Res() reply: Reply): Promise<void> {
    await this.show(reply, ics, { form: formOf(null), version: 0, errors: [] });
  }

  @Get(':ics/:name')
  async one(@Param('ics') ics: string, @Param('name') name: string, @Res() reply: Reply): Promise<void> {
    const saved = await mappingNamed(this.runtime, ics, name);
    await this.show(reply, ics, { form: formOf(saved), version: saved.version, errors: [] });
  }

  @Post(':ics')
  async save(
    @Param('ics') ics: string,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    const { person } = await this.acting.of(request);
    const { mapping, lines, faults } = mappingOf(form);
    const name = field(form, 'name');
    const version = /^\d{1,9}$/.test(field(form, 'version')) ? Number(field(form, 'version')) : 0;
    const errors = [...faults];
    if (!NAME.test(name)) errors.push('Name: letters, digits, point, hyphen and underscore, at most 60.');
    try {
      if (errors.length > 0) throw new MappingRefused([]);
      await saveMapping(this.runtime, person, { ics, name, mapping }, version === 0 ? null : version);
      seeOther(reply, `/mappings/${encodeURIComponent(ics)}/${encodeURIComponent(name)}`);
    } catch (error) {
      // What the person can mend stands above the form again, with what they wrote.
      if (!(error instanceof RingfenceError) || error.code === 'UnknownSystem') throw error;
      if (error instanceof MappingRefused)
        errors.push(...error.faults.map((fault) => faultInWords(fault, lines)));
      else errors.push(`${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`);
      await this.show(reply, ics, { form: formAgain(form), version, errors }, 422);
    }
  }

  private async show(
    reply: Reply,
    ics: string,
    shown: { readonly form: MappingForm; readonly version: number; readonly errors: readonly string[] },
    status = 200,
  ): Promise<void> {
    const mappings = await mappingsOf(this.runtime, ics);
    const people = new Map((await this.runtime.posts.all()).map(({ id, name }) => [id, name]));
    const html = this.pages.render('mappings.njk', {
      ...{ section: 'returns', ics, ...shown, dataNotice: await this.readings.dataNotice() },
      mappings: mappings.map(({ name, version, madeBy, madeAt, mapping }) => ({
        ...{ name, version, madeOn: madeAt.slice(0, 10), rules: mapping.rules.length },
        madeBy: people.get(madeBy) ?? 'nobody in particular',
      })),
    });
    sendPage(reply, html, "'self'", status);
  }
}
