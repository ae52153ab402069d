import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { filesPending } from '#projections/facts';
import { countDue } from '#projections/positions';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../infra/demo/random.js';
import { ensureBuilt } from '../support/built.js';
import { isRunning, killHard } from '../support/processes.js';
import { PATIENCE_MS, until } from '../support/until.js';
import { parentOf, postmasterPid } from './embedded-postgres.support.js';
import { writeFolder } from './generated-folder.js';
import {
  killAllCli,
  PHASES,
  runCli,
  sentences,
  startCli,
  type Phase,
  type RunningCli,
} from './killed-load.support.js';
import {
  logContents,
  positionsText,
  withDatabase,
  withoutMoment,
  type LogContents,
} from './log-contents.support.js';

const SEED = Number(process.env['FAULT_SEED'] ?? 20_220_401);
/** Of the process that loads; and of its PostgreSQL. */
const KILLS = Number(process.env['FAULT_KILLS'] ?? 20);
const SERVER_KILLS = Math.ceil(KILLS / 2);
/** BullMQ by itself takes a killed worker's job for lost after 30 s. */
const NOT_WAITED_MS = 25_000;

const random = seededRandom(SEED);
const root = mkdtempSync(join(tmpdir(), 'ringfence-kills-'));
const folder = join(root, 'folder');
const template = join(root, 'template');
const landed: Record<string, string[]> = { process: [], server: [] };
/** How long it took after a kill among the jobs until all was done, in ms. */
const recoveries: number[] = [];

/** What one load without any kill gives. */
let reference: LogContents & { readonly positions: string };
/** Its steps, each with the time since the start of the process. */
const steps: { readonly phase: Phase; readonly fileName: string; readonly atMs: number }[] = [];
let durationMs = 0;

const load = (dataDir: string) => ['load', folder, '--data-dir', dataDir];
const contents = (dataDir: string) =>
  withDatabase(dataDir, async (pool) => ({
    ...(await logContents(pool)),
    positions: await positionsText(pool),
    left: { filesToFinish: (await filesPending(pool)).length, due: await countDue(pool) },
  }));

/** A cluster that is set up and holds no event: making one takes longer than copying it. */
let made = 0;
function newDataDir(): string {
  const dataDir = join(root, `data-${(made += 1)}`);
  cpSync(template, dataDir, { recursive: true, filter: (source) => !source.endsWith('/hold') });
  return dataDir;
}

beforeAll(async () => {
  await ensureBuilt();
  writeFolder(folder, SEED, { systems: 12, linesPerReturn: 321 });
  // Commands that read make no database.
  await (await startEmbeddedPostgres({ dataDir: template })).stop();
  await runCli(['status', '--data-dir', template]);
  await until(() => postmasterPid(template) === null);
  const dataDir = newDataDir();
  const start = performance.now();
  const cli = startCli(load(dataDir), (phase, fileName) =>
    steps.push({ phase, fileName, atMs: performance.now() - start }),
  );
  expect(await cli.ended).toMatchObject({ code: 0 });
  durationMs = performance.now() - start;
  reference = await contents(dataDir);
  const said = await runCli([...asking('HI', 12), '--data-dir', dataDir]);
  expect(reference.positions.split('\n')[1]).toBe(withoutMoment(said));
  rmSync(dataDir, { recursive: true, force: true });
});

afterAll(async () => {
  killAllCli();
  const clusters = readdirSync(root).filter((name) => name.startsWith('data-') || name === 'template');
  for (const name of clusters) await until(() => postmasterPid(join(root, name)) === null);
  rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  for (const [whom, phases] of Object.entries(landed)) {
    const counts = PHASES.map((phase) => `${phase} ${phases.filter((each) => each === phase).length}`);
    console.info(`seed ${SEED}, kills of the ${whom}: ${phases.length} (${counts.join(', ')})`);
  }
});

const asking = (fund: string, through: number): string[] =>
  `position --fund ${fund} --year 2022-23 --through ${through} --json`.split(' ');

/** Kills now by the clock, now a moment after some step begins: short steps would hardly be met by the clock alone. */
function drawMoment(
  turn: number,
):
  { readonly atMs: number } | { readonly phase: Phase; readonly fileName: string; readonly afterMs: number } {
  if (turn % 2 === 0) return { atMs: random.between(Math.floor(steps[0]!.atMs), Math.floor(durationMs)) };
  const phase = random.pick(PHASES.slice(1));
  const { fileName } = random.pick(steps.filter((step) => step.phase === phase));
  return { phase, fileName, afterMs: random.below(phase === 'recomputing' ? 700 : 30) };
}

/** Runs a load and does `strike` at that moment; answers with the phase it was in, null when nothing was struck. */
async function strikeDuring(
  dataDir: string,
  moment: ReturnType<typeof drawMoment>,
  /** False when there was nothing to strike: the server is not up at the very first. */
  strike: (cli: RunningCli) => boolean,
): Promise<{ phase: Phase | null; cli: RunningCli; code: number | null }> {
  let due: () => void = () => undefined;
  const struckAt = new Promise<void>((resolve) => (due = resolve));
  const cli = startCli(load(dataDir), (phase, fileName) => {
    if ('phase' in moment && phase === moment.phase && fileName === moment.fileName)
      setTimeout(due, moment.afterMs);
  });
  if ('atMs' in moment) setTimeout(due, moment.atMs);
  let over = false;
  const ended = cli.ended.finally(() => (over = true));
  await Promise.race([struckAt, ended]);
  const at = cli.phase();
  const phase = !over && strike(cli) ? at : null;
  const hung = sleep(PATIENCE_MS, 'hung' as const, { ref: false });
  const outcome = await Promise.race([ended, hung]);
  if (outcome === 'hung') {
    cli.kill();
    throw new Error(
      `seed ${SEED}: the load hung after ${JSON.stringify(moment)}: ${cli.stderr().slice(-3000)}`,
    );
  }
  return { phase, cli, code: outcome.code };
}

/** Every file is there wholly, with exactly the events of a clean run, or not at all. */
async function expectWholeFiles(dataDir: string, why: string): Promise<void> {
  const { files, orphans } = await withDatabase(dataDir, logContents);
  const expected = Object.fromEntries(Object.keys(files).map((name) => [name, reference.files[name]]));
  expect({ why, orphans, files }).toEqual({ why, orphans: 0, files: expected });
}

async function expectAsReference(dataDir: string, why: string): Promise<void> {
  const { byType, sha256, files, orphans, alerts, positions, left } = await contents(dataDir);
  expect({ why, byType, files, orphans, alerts }).toEqual({
    why,
    ...{ byType: reference.byType, files: reference.files, orphans: 0, alerts: reference.alerts },
  });
  expect(`${why} ${sha256}`).toBe(`${why} ${reference.sha256}`);
  expect(positions).toBe(reference.positions);
  expect({ why, left }).toEqual({ why, left: { filesToFinish: 0, due: 0 } });
}

/** What a person may do next. None of them is told of the kill. */
async function startAgain(how: 'position' | 'status' | 'load', dataDir: string): Promise<void> {
  if (how === 'load') return void (await runCli(load(dataDir)));
  if (how === 'status') {
    const status = JSON.parse(await runCli(['status', '--json', '--data-dir', dataDir])) as object;
    expect(status).toMatchObject({ filesToFinish: 0 });
    return;
  }
  const cli = startCli([...asking('HI', 6), '--data-dir', dataDir]);
  // Killed before the funds were there, it says so.
  if ((await cli.ended).code !== 0)
    expect(sentences(cli.stderr())).toMatch(/^no fund HI as known at position \d+$/m);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe(`a load that is killed (seed ${SEED})`, () => {
  test(
    `with -9 at ${KILLS} moments: each file wholly or not at all, and nothing twice`,
    async () => {
      for (let turn = 0; landed['process']!.length < KILLS && turn < KILLS * 3; turn += 1) {
        const dataDir = newDataDir();
        let [last, tookMs]: [Phase | null, number] = [null, 0];
        // Later kills meet a load that finds part of its work done.
        for (const again of [0, 1, 2]) {
          const moment = drawMoment(turn + again);
          const { phase, code } = await strikeDuring(dataDir, moment, (cli) => {
            cli.kill();
            return true;
          });
          const why = `seed ${SEED}, turn ${turn}, ${phase ?? 'not killed'}, ${JSON.stringify(moment)}`;
          last = phase;
          if (phase === null) {
            expect({ why, code }).toEqual({ why, code: 0 });
            break;
          }
          landed['process']!.push(phase);
          const how = random.pick(['position', 'status', 'load'] as const);
          tookMs = await timed(() => startAgain(how, dataDir));
          if (how === 'load') break;
          await expectWholeFiles(dataDir, why);
        }
        tookMs += await timed(() => runCli(load(dataDir)));
        if (last === 'recomputing') recoveries.push(tookMs);
        await expectAsReference(dataDir, `seed ${SEED}, turn ${turn}`);
        rmSync(dataDir, { recursive: true, force: true });
      }
      expect(landed['process']!.length).toBeGreaterThanOrEqual(KILLS);
      expect(new Set(landed['process']).size).toBeGreaterThan(2);
      // The middle one: a disk may hold up any of them.
      const middle = [...recoveries].sort((a, b) => a - b)[Math.floor(recoveries.length / 2)] ?? 0;
      expect(middle).toBeLessThan(NOT_WAITED_MS + durationMs);
    },
    KILLS * 120_000,
  );

  test(
    `by kill -9 of its PostgreSQL at ${SERVER_KILLS} moments: goes on, or says why in a sentence`,
    async () => {
      const outcomes: string[] = [];
      for (let turn = 0; landed['server']!.length < SERVER_KILLS && turn < SERVER_KILLS * 3; turn += 1) {
        const dataDir = newDataDir();
        const moment = drawMoment(turn);
        const { phase, cli, code } = await strikeDuring(dataDir, moment, () => {
          const postmaster = postmasterPid(dataDir);
          // PostgreSQL itself answers the death of one backend by throwing out all others.
          const victim = postmaster !== null && turn % 4 === 3 ? backendOf(postmaster) : postmaster;
          return victim !== null && killHard(victim);
        });
        const why = `seed ${SEED}, turn ${turn}, ${phase ?? 'not killed'}, ${JSON.stringify(moment)}`;
        if (phase !== null) landed['server']!.push(phase);
        outcomes.push(`${phase}: ${code} ${sentences(cli.stderr()).slice(-300)}`);
        if (code !== 0) {
          expect({ why, code }).toEqual({ why, code: 1 });
          const said = sentences(cli.stderr());
          expect(`${why}\n${said}`).toMatch(/PostgreSQL|DATABASE_URL/);
          expect(`${why}\n${said}`).not.toMatch(/^\s+at /m);
        }
        await runCli(load(dataDir));
        await expectAsReference(dataDir, why);
        rmSync(dataDir, { recursive: true, force: true });
      }
      if (process.env['FAULT_SAY']) console.info(outcomes.join('\n'));
      expect(landed['server']!.length).toBeGreaterThanOrEqual(SERVER_KILLS);
      expect(new Set(landed['server']).size).toBeGreaterThan(1);
    },
    SERVER_KILLS * 240_000,
  );
});

/** A process of this server that works for the application. */
function backendOf(postmaster: number): number | null {
  const backends = readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        const works = Number.isInteger(pid) && isRunning(pid) && parentOf(pid) === postmaster;
        return works && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('ringfence_app');
      } catch {
        // Gone while we looked.
        return false;
      }
    });
  return backends.length === 0 ? null : random.pick(backends);
}
