import type { Person } from '#identity';
import { RingfenceError, type CommandMeta } from '#kernel';
import { READINGS, sentenceCase, type Readings } from '#reporting';
import { Inject, Injectable } from '@nestjs/common';
import type { Runtime } from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { RUNTIME } from '../tokens.js';
import { metaOfForm, onceToken, type Form } from './form.js';
import { PageRenderer } from './page-renderer.js';
import { seeOther, sendPage, type Reply } from './reply.js';

/** A form that did not get what it asked for: why, and what was written in it. */
export interface Refused {
  readonly error: RingfenceError;
  readonly form: Form;
}

export interface HandedIn {
  /** Does what the form asks for; answers with where the browser goes on. */
  work(person: Person, meta: CommandMeta): Promise<string>;
  /** Shows the page again, as it stands now, with what was refused above it. */
  again(refused: Refused): Promise<void>;
  /** Codes of what nobody mends in the form: they get a page of their own. */
  readonly elsewhere?: readonly string[];
}

/** What the pages on which somebody does something have in common. */
@Injectable()
export class Desk {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  /** Sends a page as whoever acts sees it; as a 422 where something was refused. `model` wins over what every desk has. */
  async show(
    request: RequestWithCookies,
    reply: Reply,
    view: string,
    refused: Refused | null,
    model: (person: Person) => Promise<object>,
  ): Promise<void> {
    const { person, name } = await this.acting.of(request);
    const html = this.pages.render(view, {
      ...{ actingAs: name, once: onceToken(), dataNotice: await this.readings.dataNotice() },
      refused: refused && sentenceCase(refused.error.message),
      ...(await model(person)),
    });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }

  /** Takes a form in the name of whoever acts. What the person can mend is shown again; a fault of ours is not theirs to mend. */
  async take(
    request: RequestWithCookies,
    reply: Reply,
    form: Form,
    { work, again, elsewhere = [] }: HandedIn,
  ): Promise<void> {
    const { person } = await this.acting.of(request);
    try {
      seeOther(reply, await work(person, metaOfForm(this.runtime, person, form)));
    } catch (error) {
      if (!(error instanceof RingfenceError) || elsewhere.includes(error.code)) throw error;
      await again({ error, form });
    }
  }
}
