import type { Person } from '#identity';
import { Inject, Injectable } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { personActing, type Runtime } from '../../runtime/index.js';
import { RUNTIME } from '../tokens.js';

const HEADER = 'ringfence-person';

export interface RequestOfSomebody {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Documents the header on what it stands above. */
export const ApiPerson = (): ReturnType<typeof ApiHeader> =>
  ApiHeader({
    name: 'Ringfence-Person',
    required: false,
    description:
      'The id of who acts, from /v1/people. It names and does not prove: access control is not built yet. Left out, it is `api`, who holds every post.',
  });

/** Who asks. */
@Injectable()
export class Acting {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** Throws UnknownPerson. */
  of({ headers }: RequestOfSomebody): Promise<Person> {
    const named = headers[HEADER];
    return personActing(this.runtime, Array.isArray(named) ? named[0] : named);
  }
}
