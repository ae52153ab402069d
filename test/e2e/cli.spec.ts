import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres';
import { ensureBuilt } from '../support/built.js';
import { runCli, type CliRun } from '../support/cli.js';
import { positionSchema, positionsSchema, type PositionsAnswer } from '../support/position-schema.js';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const WORKED = join(FIXTURES, 'worked-example');
const HI_M12 = ['--fund', 'HI', '--year', '2022-23', '--through', '12'];
const RUN_MS = 60_000;

let folder: string;
let dataDir: string;
/** Held once the folder is loaded, so that the many runs after it join a server instead of starting one each. */
let postgres: EmbeddedPostgres | undefined;
/** One data directory for all. */
const ringfence = (...args: string[]): Promise<CliRun> => runCli([...args, '--data-dir', dataDir]);

beforeAll(async () => {
  await ensureBuilt();
  folder = await mkdtemp(join(tmpdir(), 'ringfence-cli-'));
  dataDir = join(folder, 'data');
}, 240_000);
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Exit code 1, nothing on stdout, and on stderr what is wrong, without a stack. */
function expectRefused(run: CliRun, ...words: string[]): void {
  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  for (const word of words) expect(run.stderr).toContain(word);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  const sentences = run.stderr
    .trim()
    .split('\n')
    .filter((line) => !/^\((add --help for what it takes|Did you mean .*)\)$/.test(line));
  expect(sentences).toHaveLength(1);
}

async function reading(...args: string[]): Promise<PositionsAnswer> {
  const run = await ringfence('position', ...args, '--json');
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  return positionsSchema.parse(JSON.parse(run.stdout));
}

async function logPosition(): Promise<string> {
  const run = await ringfence('status', '--json');
  return (JSON.parse(run.stdout) as { log: { position: string } }).log.position;
}

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
  test(
    'a position is refused: no fund is known',
    async () => {
      expectRefused(await ringfence('position', ...HI_M12), 'no fund HI');
    },
    RUN_MS,
  );

  test(
    'the status is an empty log',
    async () => {
      const { exitCode, stdout } = await ringfence('status', '--json');
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        log: { position: '0', recordedAt: null },
        due: 0,
        filesToFinish: 0,
      });
    },
    RUN_MS,
  );

  test(
    'there is nothing to verify, and that is well',
    async () => {
      const { exitCode, stdout } = await ringfence('verify', '--json');
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, positions: { accounts: 0 } });
    },
    RUN_MS,
  );
});

describe('load', () => {
  const scratch = async (name: string, files: Record<string, string | Buffer>): Promise<string> => {
    const made = join(folder, name);
    await mkdir(made);
    for (const [file, content] of Object.entries(files)) await writeFile(join(made, file), content);
    return made;
  };

  test.each([
    ['a missing folder', async () => join(folder, 'none'), ['There is no folder', 'none']],
    ['an empty folder', () => scratch('empty', {}), ['is empty']],
    ['a file', async () => join(WORKED, 'returns.csv'), ['is a file']],
  ])(
    'of %s is refused in a sentence',
    async (_what, make, words) => {
      expectRefused(await ringfence('load', await make()), ...words);
    },
    RUN_MS,
  );

  test(
    'of a folder without a known file names what was not taken, and what would be',
    async () => {
      const run = await ringfence('load', await scratch('unknown', { 'notes.txt': 'hello' }));
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toMatch(/notes\.txt: This is none of the files/);
      expect(run.stderr).toContain('holds none of the files that can be loaded');
    },
    RUN_MS,
  );

  test(
    'of a wrong template says which columns are missing',
    async () => {
      const run = await ringfence(
        'load',
        await scratch('template', { 'virements.csv': 'fund,amount\nHI,1\n' }),
      );
      expect(run.exitCode).toBe(1);
      expect(run.stdout).toMatch(/virements\.csv .*wrong_template .*missing: .*direction/);
    },
    RUN_MS,
  );

  test(
    'of a workbook that was only renamed says so',
    async () => {
      // What every .xlsx begins with: the header of a ZIP.
      const workbook = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(600, 7)]);
      const run = await ringfence('load', await scratch('workbook', { 'returns.csv': workbook }));
      expect(run.exitCode).toBe(1);
      expect(run.stdout).toMatch(/returns\.csv .*workbook/i);
      expect(run.stderr).not.toMatch(/^\s+at /m);
    },
    RUN_MS,
  );

  test(
    'of a file that cannot be read says which',
    async () => {
      const made = await scratch('unreadable', {});
      await mkdir(join(made, 'returns.csv'));
      const run = await ringfence('load', made);
      expect(run.exitCode).toBe(1);
      expect(run.stdout + run.stderr).toContain('returns.csv');
      expect(run.stderr).not.toMatch(/^\s+at /m);
      if (process.getuid?.() === 0) return; // root may read everything
      const locked = await scratch('locked', { 'returns.csv': 'ics_code\n' });
      await chmod(join(locked, 'returns.csv'), 0o000);
      const denied = await ringfence('load', locked);
      expect(denied.exitCode).toBe(1);
      expect(denied.stdout + denied.stderr).toContain('returns.csv');
      expect(denied.stderr).not.toMatch(/^\s+at /m);
    },
    RUN_MS,
  );

  test(
    'of bad cells prints each with its cell, says that nothing was stored, and stores nothing',
    async () => {
      const run = await ringfence('load', join(FIXTURES, 'bad-folder'));
      expect(run.exitCode).toBe(1);
      const expected = JSON.parse(await readFile(join(FIXTURES, 'bad-folder', 'expected.json'), 'utf8')) as {
        rule: string;
      }[];
      expect(run.stdout.trim().split('\n')).toHaveLength(expected.length + 1);
      expect(run.stderr).toContain(`${expected.length} errors; nothing was stored.`);
      expect(await logPosition()).toBe('0');
    },
    RUN_MS,
  );

  test(
    'of the worked example prints what became of each file',
    async () => {
      const run = await ringfence('load', WORKED);
      expect(run.exitCode).toBe(0);
      expect(run.stdout).toMatch(/^returns\.csv +applied +52 /m);
      expect(run.stdout.match(/ applied /g)).toHaveLength(10);
      expect(run.stderr).toMatch(/^Log position [1-9]\d*\.$/m);
    },
    RUN_MS,
  );

  test(
    'of the same folder again writes nothing, wherever it lies',
    async () => {
      const before = await logPosition();
      const copy = join(folder, 'copy');
      await cp(WORKED, copy, { recursive: true });
      const run = await ringfence('load', copy, '--json');
      expect(run.exitCode).toBe(0);
      const { status, files, position } = JSON.parse(run.stdout) as {
        status: string;
        position: string;
        files: { status: string }[];
      };
      expect(status).toBe('applied');
      expect(new Set(files.map((file) => file.status))).toEqual(new Set(['already_applied']));
      expect(position).toBe(before);
      expect(await logPosition()).toBe(before);
    },
    RUN_MS,
  );
});

describe('position', () => {
  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir });
  }, RUN_MS);

  test(
    'has exactly the words and types of the contract, to the penny',
    async () => {
      const answer = await reading(...HI_M12);
      expect(answer.positions).toHaveLength(1);
      expect(answer.positions[0]).toMatchObject({
        ...{ fund: 'HI', ics: 'QE1', year: '2022-23', through: 12, adherence: 'partly_kept' },
        ...{
          confirmedLeakage: 149_200_000,
          potentialLeakage: 164_200_000,
          confirmedRate: 3730,
          potentialRate: 4105,
        },
      });
      expect(answer.total.accounts).toMatchObject({ partly_kept: 1, kept: 0 });
      expect(answer.figuresAsOf.position).toBe(await logPosition());
    },
    RUN_MS,
  );

  test(
    'reads one system, and M12 as 12',
    async () => {
      const all = await reading(...HI_M12);
      expect(await reading('--fund', 'HI', '--year', '2022-23', '--through', 'M12', '--ics', 'QE1')).toEqual(
        all,
      );
    },
    RUN_MS,
  );

  test(
    'is a table for people',
    async () => {
      const { exitCode, stdout } = await ringfence('position', ...HI_M12);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(
        /^QE1 +£4,000,000\.00 .*£1,492,000\.00 +£1,642,000\.00 +37\.30% +partly_kept +signed_off$/m,
      );
      expect(stdout).toMatch(/Figures as of position \d+/);
    },
    RUN_MS,
  );

  test(
    'as known at its own position or time is the same; before the first event no fund is known',
    async () => {
      const now = await reading(...HI_M12);
      const { position, recordedAt } = now.figuresAsOf;
      expect(await reading(...HI_M12, '--known-at', position)).toEqual(now);
      const byTime = await reading(...HI_M12, '--known-at', recordedAt!);
      expect({ ...byTime, figuresAsOf: null }).toEqual({ ...now, figuresAsOf: null });
      expect(byTime.figuresAsOf.recordedAt).toBe(recordedAt);
      expectRefused(await ringfence('position', ...HI_M12, '--known-at', '2021-01-01'), 'no fund HI');
      expectRefused(await ringfence('position', ...HI_M12, '--known-at', '0'), 'no fund HI');
    },
    RUN_MS,
  );

  test(
    'as known at an earlier position lacks what came later',
    async () => {
      // Somewhere in the middle of the load; the fund and its award stand by then, the year is not closed.
      const { figuresAsOf } = await reading(...HI_M12);
      const middle = (BigInt(figuresAsOf.position) / 2n).toString();
      const then = await reading(...HI_M12, '--known-at', middle);
      expect(then.figuresAsOf.position).toBe(middle);
      expect(then.positions[0]).toMatchObject({
        adherence: 'in_progress',
        diverted: 0,
        carriedForward: 0,
        lapsed: 0,
      });
    },
    RUN_MS,
  );

  const bad: [what: string, args: string[], word: string][] = [
    ['fund', ['--fund', 'XX', '--year', '2022-23', '--through', '12'], 'XX'],
    ['system', [...HI_M12, '--ics', 'QZZ'], 'QZZ'],
    ['year', ['--fund', 'HI', '--year', '2021-22', '--through', '12'], '2021-22'],
    ['year that is none', ['--fund', 'HI', '--year', '2022-24', '--through', '12'], '2022-24'],
    ['period', ['--fund', 'HI', '--year', '2022-23', '--through', '14'], '14'],
    ['period that is none', ['--fund', 'HI', '--year', '2022-23', '--through', '1e1'], '1e1'],
    ['footprint', [...HI_M12, '--footprint', 'moon'], 'moon'],
    ['position beyond the log', [...HI_M12, '--known-at', '99999999'], '99999999'],
    ['moment that is none', [...HI_M12, '--known-at', 'yesterday'], 'yesterday'],
    ['day that is none', [...HI_M12, '--known-at', '2023-02-30'], '2023-02-30'],
    ['min-position beyond the log', [...HI_M12, '--min-position', '99999999'], '99999999'],
    ['min-position that is none', [...HI_M12, '--min-position', 'ten'], 'ten'],
    ['option that is none', [...HI_M12, '--colour', 'red'], '--colour'],
    ['required option left out', ['--fund', 'HI', '--year', '2022-23'], '--through'],
  ];
  test.each(bad)(
    'with an unknown %s is refused by name',
    async (_what, args, word) => {
      expectRefused(await ringfence('position', ...args, '--json'), word);
    },
    RUN_MS,
  );
});

describe('what operates it', () => {
  test(
    'status: every read model at the head, nothing due',
    async () => {
      const { stdout, exitCode } = await ringfence('status', '--json');
      const status = JSON.parse(stdout) as {
        log: { logId: string; position: string; recordedAt: string };
        readModels: { projection: string; status: string; position: string | null }[];
      };
      expect(exitCode).toBe(0);
      expect(status).toMatchObject({ due: 0, filesToFinish: 0 });
      expect(status.log.recordedAt).toMatch(/^\d{4}-\d{2}-\d{2}T/);
      expect(status.readModels.map(({ projection, position }) => [projection, position])).toEqual([
        ['alert_list', status.log.position],
        ['facts', status.log.position],
        ['positions', null],
      ]);
      expect((await ringfence('status')).stdout).toContain(
        `Log ${status.log.logId}: position ${status.log.position}`,
      );
    },
    RUN_MS,
  );

  test(
    'verify: a rebuild is what is live, and the log alone gives every position',
    async () => {
      const { stdout, exitCode } = await ringfence('verify', '--json');
      expect(exitCode).toBe(0);
      const verified = JSON.parse(stdout) as { readModels: { live: string; rebuilt: string }[] };
      expect(verified).toMatchObject({
        ok: true,
        positions: { accounts: 1, current: 1, due: 0, differences: [] },
      });
      for (const { live, rebuilt } of verified.readModels) expect(rebuilt).toBe(live);
      expect((await ringfence('verify')).stdout).toContain('All is as the log says');
    },
    RUN_MS,
  );

  test(
    'rebuild: the same read models, the same figures, and not one event more',
    async () => {
      const [before, position] = [await reading(...HI_M12), await logPosition()];
      const digests = async (): Promise<unknown> => {
        const { stdout, exitCode } = await ringfence('rebuild', '--json');
        expect(exitCode).toBe(0);
        return (JSON.parse(stdout) as { rebuilt: unknown }).rebuilt;
      };
      const first = await digests();
      expect(first).toMatchObject([
        { projection: 'facts', differing: [] },
        { projection: 'alert_list', differing: [] },
        { projection: 'positions', differing: [] },
      ]);
      expect(await digests()).toEqual(first);
      expect(await reading(...HI_M12)).toEqual(before);
      expect(await logPosition()).toBe(position);
      expectRefused(await ringfence('rebuild', '--projection', 'moon'), 'moon');
    },
    RUN_MS,
  );
});

describe('report', () => {
  test(
    'writes JSON, CSV with the words of a position, and a page',
    async () => {
      const out = join(folder, 'report');
      const run = await ringfence('report', ...HI_M12, '--out', out, '--json');
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      const { files, figuresAsOf } = JSON.parse(run.stdout) as {
        files: Record<'json' | 'csv' | 'html', string>;
        figuresAsOf: { position: string };
      };
      const [json, csv, html] = await Promise.all(
        [files.json, files.csv, files.html].map((file) => readFile(file, 'utf8')),
      );
      expect(JSON.parse(json!)).toMatchObject({ figuresAsOf });
      expect(html).toMatch(/^<!doctype html>/i);
      expect(html).toContain('£1,492,000.00');
      const rows = parse<Record<string, string>>(csv!, { columns: true });
      const words = Object.keys(positionSchema.shape);
      expect(Object.keys(rows[0]!).slice(0, words.length)).toEqual(words);
      expect(rows).toMatchObject([
        {
          ics: 'QE1',
          confirmedLeakage: '149200000',
          confirmedRate: '3730',
          logPosition: figuresAsOf.position,
        },
      ]);
    },
    RUN_MS,
  );

  test(
    'read again at its own position is the same bytes',
    async () => {
      const now = join(folder, 'report-now');
      const then = join(folder, 'report-then');
      const { stdout } = await ringfence('report', ...HI_M12, '--out', now, '--json');
      const { figuresAsOf } = JSON.parse(stdout) as { figuresAsOf: { position: string } };
      await ringfence('report', ...HI_M12, '--out', then, '--known-at', figuresAsOf.position);
      for (const extension of ['csv', 'json']) {
        const name = `oversight-HI-2022-23-M12.${extension}`;
        expect(await readFile(join(then, name), 'utf8')).toBe(await readFile(join(now, name), 'utf8'));
      }
    },
    RUN_MS,
  );

  test(
    'of an unknown fund is refused and leaves no file; so is a folder that is a file',
    async () => {
      const out = join(folder, 'no-report');
      expectRefused(await ringfence('report', '--fund', 'XX', ...HI_M12.slice(2), '--out', out), 'XX');
      await expect(readFile(join(out, 'oversight-XX-2022-23-M12.csv'))).rejects.toThrow('ENOENT');
      const file = join(WORKED, 'returns.csv');
      expectRefused(await ringfence('report', ...HI_M12, '--out', file), file);
    },
    RUN_MS,
  );
});

describe('configuration', () => {
  test.each([
    ['an address beyond this machine', { HOST: '0.0.0.0' }, 'HOST: must be one of 127.0.0.1'],
    ['a log store that is not built', { EVENTSTORE_URL: 'esdb://localhost' }, 'EVENTSTORE_URL'],
    ['a database that does not answer', { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, '127.0.0.1:1'],
  ])(
    'with %s is refused in a sentence',
    async (_what, env, word) => {
      expectRefused(await runCli(['status', '--data-dir', dataDir], env), word);
    },
    RUN_MS,
  );

  test.each(['abc', '99999999'])(
    'port %s is refused in a sentence',
    async (port) => {
      expectRefused(await ringfence('start', '--port', port), 'PORT: must be a whole number from 0 to 65535');
    },
    RUN_MS,
  );

  test(
    'a data directory that is a file is refused in a sentence',
    async () => {
      const file = join(WORKED, 'returns.csv');
      expectRefused(await runCli(['status', '--data-dir', file]), file);
    },
    RUN_MS,
  );
});
