import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root';
import { asUser, hasUserNamespaces, type RunAs } from '../support/spawn-script.js';
import { leaveAll, query, removeFolders, startHolder, temporaryFolder } from './embedded-postgres.support.js';

afterEach(leaveAll);
afterAll(removeFolders);

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const root: RunAs | null = isRoot
  ? {}
  : hasUserNamespaces()
    ? { prefix: ['unshare', '--user', '--map-root-user'] }
    : null;

/** A home that only its owner may enter, as that user has it. */
function closedHome(as: RunAs): string {
  const home = join(temporaryFolder(), 'home');
  mkdirSync(home, { mode: 0o700 });
  chmodSync(join(home, '..'), 0o755);
  if (as.ids) chownSync(home, as.ids.uid, as.ids.gid);
  return home;
}

function canRead(as: RunAs, folder: string): boolean {
  return spawnSync('ls', [folder], { ...as.ids, stdio: 'ignore' }).status === 0;
}

async function worksBelowClosedHome(as: RunAs | null): Promise<void> {
  if (!as)
    throw new Error(
      'this machine forbids user namespaces: run these tests as root to have them act as others',
    );
  const dataDir = join(closedHome(as), 'project', '.ringfence');
  const cold = await startHolder(dataDir, as);
  expect(cold.error && cold.message).toBeUndefined();
  await query(cold.superuserUrl, 'create table kept as select 42 as answer');
  await cold.leave();
  const warm = await startHolder(dataDir, as);
  expect(await query(warm.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
}

describe('the embedded PostgreSQL below a home of mode 0700', () => {
  it('runs as root', () => worksBelowClosedHome(root));

  it('runs as an ordinary user', () => worksBelowClosedHome(asUser(NOBODY)));
});

describe('the embedded PostgreSQL for a user id without a passwd entry', () => {
  it('says what is wrong and what to do, and leaves nothing', async () => {
    const as = asUser(12345);
    if (!as)
      throw new Error(
        'this machine forbids user namespaces: run these tests as root to have them act as others',
      );
    const dataDir = join(closedHome(as), '.ringfence');
    const holder = await startHolder(dataDir, as);
    expect(holder.error).toBe('PostgresUserUnsuitable');
    expect(holder.message).toMatch(
      /user id 12345, which has no entry in the password database .* or set DATABASE_URL/,
    );
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });
});

// Only root can make folders of somebody else; for others there is nothing to test.
(isRoot ? describe : describe.skip)('the embedded PostgreSQL started by root', () => {
  it('goes on with the files of an ordinary user as that user', async () => {
    const owner: RunAs = { ids: { uid: NOBODY, gid: NOBODY } };
    const dataDir = join(closedHome(owner), '.ringfence');
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, NOBODY, NOBODY);
    const holder = await startHolder(dataDir);
    if (!canRead(owner, packageRoot())) {
      // The project stands in a folder of root's own, the data in one of somebody else's: nobody can reach both.
      expect(holder.error).toBe('PostgresUserUnsuitable');
      return;
    }
    expect(holder.error && holder.message).toBeUndefined();
    await query(holder.superuserUrl, 'create table kept as select 42 as answer');
    // Nothing in it belongs to root, so its owner can start it without root tomorrow.
    for (const part of [
      '',
      'data',
      'data/postmaster.pid',
      'superuser.password',
      'port',
      'hold',
      'server.log',
    ]) {
      expect([part, statSync(join(dataDir, 'postgres', part)).uid]).toEqual([part, NOBODY]);
    }
  });

  it('runs as nobody where user namespaces are forbidden, as they are in many containers', async () => {
    const tools = temporaryFolder();
    writeFileSync(join(tools, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const parent = temporaryFolder();
    chmodSync(parent, 0o755);
    const dataDir = join(parent, '.ringfence');
    const holder = await startHolder(dataDir, { env: { PATH: `${tools}:${process.env['PATH'] ?? ''}` } });
    if (!canRead({ ids: { uid: NOBODY, gid: NOBODY } }, packageRoot())) {
      expect(holder.error).toBe('PostgresUserUnsuitable');
      return;
    }
    expect(holder.error && holder.message).toBeUndefined();
    expect(await query(holder.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    const cluster = statSync(join(dataDir, 'postgres'));
    expect([cluster.uid === 0, cluster.mode & 0o777]).toEqual([false, 0o700]);
  });
});
