import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root';

const folder = mkdtempSync(join(tmpdir(), 'ringfence-spec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a process that is killed leaves no lines of returns behind in the temporary folder', () => {
  const killsItself = `import { Spool } from '${new URL('./spool.ts', import.meta.url).href}';
    await Spool.create();
    process.kill(process.pid, 'SIGKILL');`;
  const register = join(packageRoot(), 'test', 'support', 'typescript', 'register.mjs');
  const options = ['--conditions=ringfence-source', `--import=${register}`, '--input-type=module'];
  const { signal, stderr } = spawnSync(process.execPath, [...options, '-e', killsItself], {
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder },
    encoding: 'utf8',
  });
  expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
  expect(readdirSync(folder)).toEqual([]);
});
