import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectRefused, openCliHouse, runCli, type CliHouse } from '../support/cli.js';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const WORKED = join(FIXTURES, 'worked-example');
const HI_M12 = ['--fund', 'HI', '--year', '2022-23', '--through', '12'];

let house: CliHouse;
beforeAll(async () => {
  house = await openCliHouse();
  // Commands that read make no database.
  await house.hold();
});
afterAll(() => house?.close());

describe('help', () => {
  const COMMANDS = ['start', 'demo', 'load', 'position', 'report', 'rebuild', 'verify', 'status'];

  test('lists every command', async () => {
    const { exitCode, stdout } = await runCli(['--help']);
    expect(exitCode).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });

  test.each(COMMANDS)('of %s says what it takes', async (command) => {
    const { exitCode, stdout, stderr } = await runCli([command, '--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ringfence ${command} [options]`);
    expect(stdout).toContain('--data-dir <folder>');
  });

  test('of something that is none is an error', async () => {
    expectRefused(await runCli(['leak']), "unknown command 'leak'");
  });
});

describe('on an empty data directory', () => {
  test('a position is refused: no fund is known', async () => {
    expectRefused(await house.run('position', ...HI_M12), 'no fund HI');
  });

  test('the status is an empty log', async () => {
    const { exitCode, stdout } = await house.run('status', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      log: { position: '0', recordedAt: null },
      due: 0,
      filesToFinish: 0,
    });
  });

  test('there is nothing to verify, and that is well', async () => {
    const { exitCode, stdout } = await house.run('verify', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, positions: { accounts: 0 } });
  });
});

describe('load', () => {
  const scratch = async (name: string, files: Record<string, string | Buffer>): Promise<string> => {
    const made = join(house.folder, name);
    await mkdir(made);
    for (const [file, content] of Object.entries(files)) await writeFile(join(made, file), content);
    return made;
  };

  test.each([
    ['a missing folder', async () => join(house.folder, 'none'), ['There is no folder', 'none']],
    ['an empty folder', () => scratch('empty', {}), ['is empty']],
    ['a file', async () => join(WORKED, 'returns.csv'), ['is a file']],
  ])('of %s is refused in a sentence', async (_what, make, words) => {
    expectRefused(await house.run('load', await make()), ...words);
  });

  test('of a folder without a known file names what was not taken, and what would be', async () => {
    const run = await house.run('load', await scratch('unknown', { 'notes.txt': 'hello' }));
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toMatch(/notes\.txt: This is none of the files/);
    expect(run.stderr).toContain('holds none of the files that can be loaded');
  });

  test('of a wrong template says which columns are missing', async () => {
    const run = await house.run(
      'load',
      await scratch('template', { 'virements.csv': 'fund,amount\nHI,1\n' }),
    );
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/virements\.csv .*wrong_template .*missing: .*direction/);
  });

  test('of a workbook that was only renamed says so', async () => {
    // What every .xlsx begins with: the header of a ZIP.
    const workbook = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(600, 7)]);
    const run = await house.run('load', await scratch('workbook', { 'returns.csv': workbook }));
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/returns\.csv .*workbook/i);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  test('of a file that cannot be read says which', async () => {
    const made = await scratch('unreadable', {});
    await mkdir(join(made, 'returns.csv'));
    const run = await house.run('load', made);
    expect(run.exitCode).toBe(1);
    expect(run.stdout + run.stderr).toContain('returns.csv');
    expect(run.stderr).not.toMatch(/^\s+at /m);
    if (process.getuid?.() === 0) return; // root may read everything
    const locked = await scratch('locked', { 'returns.csv': 'ics_code\n' });
    await chmod(join(locked, 'returns.csv'), 0o000);
    const denied = await house.run('load', locked);
    expect(denied.exitCode).toBe(1);
    expect(denied.stdout + denied.stderr).toContain('returns.csv');
    expect(denied.stderr).not.toMatch(/^\s+at /m);
  });

  test('of bad cells prints each with its cell, says that nothing was stored, and stores nothing', async () => {
    const errorsTo = join(house.folder, 'errors');
    const run = await house.run('load', join(FIXTURES, 'bad-folder'), '--errors-to', errorsTo);
    expect(run.exitCode).toBe(1);
    const expected = JSON.parse(await readFile(join(FIXTURES, 'bad-folder', 'expected.json'), 'utf8')) as {
      rule: string;
    }[];
    expect(run.stdout.trim().split('\n')).toHaveLength(expected.length + 1);
    expect(run.stderr).toContain(`${expected.length} errors; nothing was stored.`);
    expect(run.stderr).toContain(`What is wrong with it stands in ${join(errorsTo, 'returns.csv')}.`);
    expect(await readFile(join(errorsTo, 'returns.csv'), 'utf8')).toMatch(
      /^\ufeff.*,errors,discrepancies\r\n/,
    );
    expect(await house.logPosition()).toBe('0');
  });

  test('of the worked example prints what became of each file', async () => {
    const run = await house.run('load', WORKED);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^returns\.csv +applied +52 /m);
    expect(run.stdout.match(/ applied /g)).toHaveLength(10);
    expect(run.stderr).toMatch(/^Log position [1-9]\d*\.$/m);
  });

  test('of the same folder again writes nothing, wherever it lies', async () => {
    const before = await house.logPosition();
    const copy = join(house.folder, 'copy');
    await cp(WORKED, copy, { recursive: true });
    const run = await house.run('load', copy, '--json');
    expect(run.exitCode).toBe(0);
    const { status, files, position } = JSON.parse(run.stdout) as {
      status: string;
      position: string;
      files: { status: string }[];
    };
    expect(status).toBe('applied');
    expect(new Set(files.map((file) => file.status))).toEqual(new Set(['already_applied']));
    expect(position).toBe(before);
    expect(await house.logPosition()).toBe(before);
  });
});

describe('configuration', () => {
  test.each([
    ['an address beyond this machine', { HOST: '0.0.0.0' }, 'HOST: must be one of 127.0.0.1'],
    ['a log store that is not built', { EVENTSTORE_URL: 'esdb://localhost' }, 'EVENTSTORE_URL'],
    ['a database that does not answer', { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, '127.0.0.1:1'],
  ])('with %s is refused in a sentence', async (_what, env, word) => {
    expectRefused(await runCli(['status', '--data-dir', house.dataDir], env), word);
  });

  test.each(['abc', '99999999'])('port %s is refused in a sentence', async (port) => {
    expectRefused(await house.run('start', '--port', port), '--port: must be a whole number from 0 to 65535');
  });

  test('a data directory that is a file is refused in a sentence', async () => {
    const file = join(WORKED, 'returns.csv');
    expectRefused(await runCli(['status', '--data-dir', file]), file);
  });
});
