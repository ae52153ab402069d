import { randomUUID } from 'node:crypto';
import { isOfSystem, POSTS, type Post } from '#identity';
import { readIssuedReports } from '#projections/reports';
import type { NamedPerson } from '#workspace';
import { actorOf, createReadings, issueReport, type Runtime } from '../runtime/index.js';

/** Systems of the demo whose desks are staffed: enough to try every page, few enough to choose from. */
const STAFFED = 3;

/** Gives the demo somebody to act as: each post of a few systems that report, and those that are for all. By their post and not by names. */
export async function staffDesks(runtime: Runtime, systems: readonly string[]): Promise<void> {
  const appoint = (post: Post, ics: string | null, which = ''): Promise<NamedPerson> =>
    runtime.posts.appoint(nameOf(post, ics) + which, [{ post, ics }]);
  for (const post of POSTS) {
    if (isOfSystem(post)) for (const ics of systems.slice(0, STAFFED)) await appoint(post, ics);
    else await appoint(post, null);
  }
  // An organisation change takes two.
  await appoint('oversight_analyst', null, ', second');
}

const nameOf = (post: Post, ics: string | null): string => {
  const words = post.replaceAll('_', ' ');
  const said = words.charAt(0).toUpperCase() + words.slice(1);
  return ics === null ? `${said} (demo)` : `${said} of ${ics} (demo)`;
};

/** Issues the demo's first report, so that there is one to cite, to verify and to supersede; later starts find it there. */
export async function issueFirstReport(runtime: Runtime, fund: string, year: string): Promise<void> {
  const [before] = await readIssuedReports(runtime.pool, { limit: 1 });
  if (before) return;
  const analyst = await runtime.posts.appoint('Oversight analyst (demo)', [
    { post: 'oversight_analyst', ics: null },
  ]);
  const commandId = randomUUID();
  await issueReport(
    runtime,
    createReadings(runtime),
    analyst,
    {
      ...{ fund, year, through: 13, scope: { kind: 'national' }, footprint: 'as_reported' },
      reason: `The accounts of ${year} that report are closed.`,
    },
    {
      ...{ commandId, actor: actorOf(analyst), at: runtime.clock() },
      ...{ correlationId: commandId, causationId: commandId },
    },
  );
}
