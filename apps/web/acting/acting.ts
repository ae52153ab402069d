import type { Person } from '#identity';
import { Inject, Injectable } from '@nestjs/common';
import { personActing, type Runtime } from '../../runtime/index.js';
import { RUNTIME } from '../tokens.js';

export const COOKIE = 'ringfence-person';

export interface RequestWithCookies {
  readonly headers: { readonly cookie?: string | undefined };
}

/** Who acts on a page, and how to say so on it. */
export interface ActingAs {
  readonly person: Person;
  readonly name: string;
}

/** Who asks a page to do something: whoever was chosen last on this machine (infra/adr/0027). */
@Injectable()
export class Acting {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** A choice that nobody stands behind any more is none. */
  async of({ headers }: RequestWithCookies): Promise<ActingAs> {
    const id = chosenId(headers.cookie ?? '');
    const person = id === undefined ? null : await this.runtime.posts.find(id);
    if (person !== null) return { person, name: person.name };
    return { person: await personActing(this.runtime, undefined), name: 'nobody in particular' };
  }
}

function chosenId(cookies: string): string | undefined {
  for (const pair of cookies.split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === COOKIE && value !== undefined && /^[0-9a-f-]{36}$/.test(value)) return value;
  }
  return undefined;
}
