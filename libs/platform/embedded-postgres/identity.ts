import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { PostgresBinaries } from './binaries.js';
import { PostgresUserError } from './errors.js';
import type { ClusterLayout } from './layout.js';

/** As whom PostgreSQL's programs run: words to put before a command, and the ids to spawn and to own files with. */
export interface ServerIdentity {
  readonly prefix: readonly string[];
  readonly ids: { readonly uid: number; readonly gid: number } | null;
}

const NOBODY = 65534;

/** As ourselves. */
const direct: ServerIdentity = { prefix: [], ids: null };

/**
 * As root inside a user namespace where root is called nobody: PostgreSQL refuses uid 0, and here it sees another,
 * while on disk it is still root, so it works below root's own 0700 folders and leaves no file to a stranger.
 */
const renamedRoot: ServerIdentity = {
  prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`],
  ids: null,
};

/**
 * Decides as whom PostgreSQL runs. Ordinary users: as themselves. Root: under another name in a user namespace; where
 * the kernel forbids that (containers often do) or folders of somebody else are closed to it, as the owner of those
 * folders, else as nobody. The data directory must exist. Throws PostgresUserError.
 */
export function chooseIdentity(layout: ClusterLayout, binaries: PostgresBinaries): ServerIdentity {
  const uid = process.getuid?.() ?? 0;
  const clusterOwner = ownerOf(layout.folder);
  if (uid !== 0) {
    requirePasswdEntry(uid);
    if (clusterOwner && clusterOwner.uid !== uid) {
      throw new PostgresUserError(
        `The database in ${layout.folder} belongs to user id ${clusterOwner.uid}, and this process runs as ${uid}. ` +
          'Run as that user, or choose another data directory.',
        { folder: layout.folder, owner: clusterOwner.uid, uid },
      );
    }
    return direct;
  }
  const candidates: ServerIdentity[] =
    clusterOwner && clusterOwner.uid !== 0
      ? [as(clusterOwner)]
      : [
          renamedRoot,
          ...[ownerOf(layout.dataDir), ownerOf(binaries.folder), { uid: NOBODY, gid: NOBODY }].flatMap(
            (owner) => (owner && owner.uid !== 0 ? [as(owner)] : []),
          ),
        ];
  const find = () => candidates.find((candidate) => canReach(candidate, layout, binaries));
  const chosen = find() ?? (letThrough(layout.dataDir) ? find() : undefined);
  if (chosen) return chosen;
  throw new PostgresUserError(
    'PostgreSQL refuses to run as root, and here neither a user namespace (unshare --user) nor another user can read ' +
      `${binaries.folder} and ${layout.dataDir}. Run as an ordinary user, or set DATABASE_URL.`,
    { binaries: binaries.folder, dataDir: layout.dataDir },
  );
}

/** A command and its arguments as that identity, for spawn. */
export function commandAs(
  identity: ServerIdentity,
  command: string,
  args: readonly string[],
): [string, string[]] {
  const [first, ...rest] = [...identity.prefix, command, ...args];
  return [first ?? command, rest];
}

function as(ids: { uid: number; gid: number }): ServerIdentity {
  return { prefix: [], ids };
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? { uid: stat.uid, gid: stat.gid } : undefined;
}

/** initdb looks its user up; without an entry it dies with a riddle ("could not look up effective user ID"). */
function requirePasswdEntry(uid: number): void {
  try {
    userInfo();
  } catch {
    throw new PostgresUserError(
      `This process runs as user id ${uid}, which has no entry in the password database (/etc/passwd), and PostgreSQL ` +
        'cannot be set up by a nameless user. Run as a user that has one, add an entry, or set DATABASE_URL.',
      { uid },
    );
  }
}

/**
 * Lets others pass through, but not list, a data directory that has just been made and holds nothing: the cluster in it
 * will be another user's, and closed to everybody else.
 */
function letThrough(dataDir: string): boolean {
  if (readdirSync(dataDir).length > 0) return false;
  chmodSync(dataDir, 0o711);
  return true;
}

/** Tries it: the program runs, and the data directory can be entered. */
function canReach(identity: ServerIdentity, layout: ClusterLayout, binaries: PostgresBinaries): boolean {
  const script = '"$1" --version >/dev/null 2>&1 && cd "$2"';
  const [command, args] = commandAs(identity, 'sh', [
    '-c',
    script,
    'probe',
    binaries.postgres,
    layout.dataDir,
  ]);
  return spawnSync(command, args, { ...identity.ids, stdio: 'ignore', cwd: '/' }).status === 0;
}
