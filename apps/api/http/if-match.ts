import type { SeenRevision } from '#application';
import { ApiHeader } from '@nestjs/swagger';
import { problem, ProblemException } from '../problems/problem.js';

/** The ETag of what stands in a stream at this revision; `"none"` before its first event. */
export const etagOf = (revision: number | null): string => `"${revision ?? 'none'}"`;

/** An answer with the ETag of the stream that it is of, in place of its revision. */
export const withEtag = <Of extends { readonly revision: number | null }>({
  revision,
  ...rest
}: Of): Omit<Of, 'revision'> & { etag: string } => ({ ...rest, etag: etagOf(revision) });

/** Documents the header on what it stands above. */
export const ApiIfMatch = (): ReturnType<typeof ApiHeader> =>
  ApiHeader({
    name: 'If-Match',
    required: true,
    description:
      'The ETag of what was read and is now changed: 428 without it, 412 when it was changed meanwhile.',
  });

/** What the caller saw, from If-Match. Throws a problem: 428 without, 400 for what is no ETag of ours. */
export function seenBy(ifMatch: string | undefined): SeenRevision {
  if (ifMatch === undefined) {
    const detail = 'say in If-Match the ETag of what you read and are about to change';
    throw new ProblemException(
      problem('PreconditionRequired', 428, detail, [{ detail, header: 'If-Match' }]),
    );
  }
  const found = /^"(none|\d{1,15})"$/.exec(ifMatch.trim())?.[1];
  if (found === undefined) {
    const detail = 'If-Match must be an ETag that this server gave';
    throw new ProblemException(problem('InvalidRequest', 400, detail, [{ detail, header: 'If-Match' }]));
  }
  return { seen: found === 'none' ? null : Number(found) };
}
