import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root';

/** Who runs a script: words before the command, and ids to spawn with. */
export interface RunAs {
  readonly prefix?: readonly string[];
  readonly ids?: { readonly uid: number; readonly gid: number };
}

/** Starts a TypeScript file of this project in a Node process of its own, to be killed at will. */
export function spawnScript(
  file: string,
  args: readonly string[],
  options: RunAs & { readonly env?: NodeJS.ProcessEnv } = {},
): ChildProcessWithoutNullStreams {
  const root = packageRoot();
  const register = join(root, 'test', 'support', 'typescript', 'register.mjs');
  const [command = '', ...rest] = [
    ...(options.prefix ?? []),
    process.execPath,
    '--conditions=ringfence-source',
    `--import=${register}`,
    join(root, file),
    ...args,
  ];
  return spawn(command, rest, {
    cwd: root,
    env: { ...process.env, ...options.env, NODE_OPTIONS: '' },
    ...options.ids,
  });
}

/** True where a user namespace can be made, so that any user can act as any other without being it. */
export function hasUserNamespaces(): boolean {
  return spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', 'true']).status === 0;
}

/**
 * Runs something as a user of that id: under another name in a user namespace (without root's powers, with our own
 * files), else really as that user, which only root can. Null where neither is possible.
 */
export function asUser(uid: number): RunAs | null {
  if (process.getuid?.() === uid) return {};
  if (hasUserNamespaces())
    return { prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`] };
  return process.getuid?.() === 0 ? { ids: { uid, gid: uid } } : null;
}
