import { dateInWords, READINGS, sentenceCase, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { MappingRefused, mappingNamed, mappingsOf, saveMapping, type Runtime } from '../../runtime/index.js';
import type { RequestWithCookies } from '../acting/acting.js';
import { nameOf } from '../acting/names.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import type { Reply } from '../rendering/reply.js';
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
    private readonly desk: Desk,
  ) {}

  @Get()
  async systems(@Req() request: RequestWithCookies, @Res() reply: Reply): Promise<void> {
    await this.desk.show(request, reply, 'mapping-systems.njk', null, async () => ({
      ...{ section: 'returns', systems: await this.readings.systems() },
    }));
  }

  @Get(':ics')
  async list(
    @Param('ics') ics: string,
    @Req() request: RequestWithCookies,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.show(request, reply, ics, { form: formOf(null), version: 0, errors: [] });
  }

  @Get(':ics/:name')
  async one(
    @Param('ics') ics: string,
    @Param('name') name: string,
    @Req() request: RequestWithCookies,
    @Res() reply: Reply,
  ): Promise<void> {
    const saved = await mappingNamed(this.runtime, ics, name);
    await this.show(request, reply, ics, { form: formOf(saved), version: saved.version, errors: [] });
  }

  @Post(':ics')
  async save(
    @Param('ics') ics: string,
    @Req() request: RequestWithCookies,
    @Body() form: Form,
    @Res() reply: Reply,
  ): Promise<void> {
    const { mapping, lines, faults } = mappingOf(form);
    const name = field(form, 'name');
    const version = /^\d{1,9}$/.test(field(form, 'version')) ? Number(field(form, 'version')) : 0;
    const errors = [...faults];
    if (!NAME.test(name)) errors.push('Name: letters, digits, point, hyphen and underscore, at most 60.');
    await this.desk.take(request, reply, form, {
      work: async (person) => {
        if (errors.length > 0) throw new MappingRefused([]);
        await saveMapping(this.runtime, person, { ics, name, mapping }, version === 0 ? null : version);
        return `/mappings/${encodeURIComponent(ics)}/${encodeURIComponent(name)}`;
      },
      again: (refused) => {
        errors.push(...errorsOf(refused, lines));
        return this.show(request, reply, ics, { form: formAgain(form), version, errors }, refused);
      },
      elsewhere: ['UnknownSystem'],
    });
  }

  private show(
    request: RequestWithCookies,
    reply: Reply,
    ics: string,
    shown: { readonly form: MappingForm; readonly version: number; readonly errors: readonly string[] },
    refused: Refused | null = null,
  ): Promise<void> {
    return this.desk.show(request, reply, 'mappings.njk', refused, async () => {
      const mappings = await mappingsOf(this.runtime, ics);
      const names = await this.runtime.people.namesOf(new Set(mappings.map(({ madeBy }) => madeBy)));
      return {
        ...{ section: 'returns', ics, ...shown },
        mappings: mappings.map(({ name, version, madeBy, madeAt, mapping }) => ({
          ...{ name, version, madeOn: dateInWords(madeAt), rules: mapping.rules.length },
          madeBy: sentenceCase(nameOf(names, madeBy)),
        })),
      };
    });
  }
}

const errorsOf = ({ error }: Refused, lines: readonly number[]): string[] =>
  error instanceof MappingRefused
    ? error.faults.map((fault) => faultInWords(fault, lines))
    : [`${sentenceCase(error.message)}.`];
