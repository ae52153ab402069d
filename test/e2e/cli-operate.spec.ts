import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { expectRefused, openCliHouse, spawnCli, type CliHouse } from '../support/cli.js';
import { positionSchema } from '../support/position-schema.js';
import { tailOf } from '../support/processes.js';
import { until } from '../support/until.js';

const WORKED = join(import.meta.dirname, '../fixtures/worked-example');
const HI_M12 = ['--fund', 'HI', '--year', '2022-23', '--through', '12'];

let house: CliHouse;
beforeAll(async () => {
  house = await openCliHouse();
  expect(await house.run('load', WORKED)).toMatchObject({ exitCode: 0 });
  await house.hold();
});
afterAll(() => house?.close());

describe('what operates it', () => {
  test('status: every read model at the head, nothing due', async () => {
    const { stdout, exitCode } = await house.run('status', '--json');
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
      ['report_list', status.log.position],
    ]);
    expect((await house.run('status')).stdout).toContain(
      `Log ${status.log.logId}: position ${status.log.position}`,
    );
  });

  test('verify: a rebuild is what is live, and the log alone gives every position', async () => {
    const { stdout, exitCode } = await house.run('verify', '--json');
    expect(exitCode).toBe(0);
    const verified = JSON.parse(stdout) as { readModels: { live: string; rebuilt: string }[] };
    expect(verified).toMatchObject({
      ok: true,
      positions: { accounts: 1, current: 1, due: 0, differences: [] },
    });
    for (const { live, rebuilt } of verified.readModels) expect(rebuilt).toBe(live);
    expect((await house.run('verify')).stdout).toContain('All is as the log says');
  });

  test('rebuild: the same read models, the same figures, and not one event more', async () => {
    const [before, position] = [await house.reading(...HI_M12), await house.logPosition()];
    const digests = async (): Promise<unknown> => {
      const { stdout, exitCode } = await house.run('rebuild', '--json');
      expect(exitCode).toBe(0);
      return (JSON.parse(stdout) as { rebuilt: unknown }).rebuilt;
    };
    const first = await digests();
    expect(first).toMatchObject([
      { projection: 'facts', differing: [] },
      { projection: 'alert_list', differing: [] },
      { projection: 'report_list', differing: [] },
      { projection: 'positions', differing: [] },
    ]);
    expect(await digests()).toEqual(first);
    expect(await house.reading(...HI_M12)).toEqual(before);
    expect(await house.logPosition()).toBe(position);
    expectRefused(await house.run('rebuild', '--projection', 'moon'), 'moon');
  });
});

describe('report', () => {
  test('of one system on today’s footprint: files named after it, with whose account it is', async () => {
    const out = join(house.folder, 'report-of-one');
    const scope = ['--ics', 'QE1', '--footprint', 'current_footprint'];
    const run = await house.run('report', ...HI_M12, ...scope, '--out', out, '--json');
    const { files } = JSON.parse(run.stdout) as { files: { json: string } };
    expect(files.json).toBe(join(out, 'oversight-HI-2022-23-M12-QE1-current-footprint.json'));
    expect(JSON.parse(await readFile(files.json, 'utf8'))).toMatchObject({
      ...{ scope: { kind: 'system', ics: 'QE1' }, footprint: 'current_footprint' },
      apportionedFrom: [{ account: { ics: 'QE1' }, steps: [] }],
    });
    const both = await house.run('report', ...HI_M12, ...scope, '--region', 'Y63', '--out', out);
    expectRefused(both, 'not both');
  });

  test('writes JSON, CSV with the words of a position, and a page', async () => {
    const out = join(house.folder, 'report');
    const run = await house.run('report', ...HI_M12, '--out', out, '--json');
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
  });

  test('read again at its own position is the same bytes', async () => {
    const now = join(house.folder, 'report-now');
    const then = join(house.folder, 'report-then');
    const { stdout } = await house.run('report', ...HI_M12, '--out', now, '--json');
    const { figuresAsOf } = JSON.parse(stdout) as { figuresAsOf: { position: string } };
    await house.run('report', ...HI_M12, '--out', then, '--known-at', figuresAsOf.position);
    for (const extension of ['csv', 'json']) {
      const name = `oversight-HI-2022-23-M12.${extension}`;
      expect(await readFile(join(then, name), 'utf8')).toBe(await readFile(join(now, name), 'utf8'));
    }
  });

  test('of an unknown fund is refused and leaves no file; so is a folder that is a file', async () => {
    const out = join(house.folder, 'no-report');
    expectRefused(await house.run('report', '--fund', 'XX', ...HI_M12.slice(2), '--out', out), 'XX');
    await expect(readFile(join(out, 'oversight-XX-2022-23-M12.csv'))).rejects.toThrow('ENOENT');
    const file = join(WORKED, 'returns.csv');
    expectRefused(await house.run('report', ...HI_M12, '--out', file), file);
  });
});

describe('start', () => {
  test('serves what the command line prints, pages and the description, and stops when it is asked to', async () => {
    const child = spawnCli(['start', '--port', '0', '--data-dir', house.dataDir]);
    child.stdout.resume();
    const ended = once(child, 'exit');
    ended.catch(() => undefined); // told below
    try {
      const url = await servedAt(child.stderr);
      const answer = (path: string): Promise<Response> => fetch(url + path);
      const positions = await answer('/v1/positions?fund=HI&year=2022-23&through=12');
      expect(await positions.json()).toEqual(await house.reading(...HI_M12));
      expect((await answer('/')).headers.get('content-type')).toContain('text/html');
      expect(await (await answer('/docs')).text()).toContain('swagger-ui');
      expect((await answer('/docs/swagger-ui.css')).status).toBe(200);
      const { port } = new URL(url);
      const second = await house.run('start', '--port', port);
      expect(second.exitCode).toBe(1);
      expect(second.stderr).toContain(`port ${port} is in use; choose another with --port`);
      expect(second.stderr).not.toMatch(/^\s+at /m);
    } finally {
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    }
  });
});

/** Where it says that it serves. */
async function servedAt(stderr: Readable): Promise<string> {
  // Followed to its end: a stream that is left half way is closed, and whoever writes to it then fails.
  const said = tailOf(stderr);
  const found = () => /Ringfence serves (http:\/\/127\.0\.0\.1:\d+)/.exec(said())?.[1];
  await until(() => found() !== undefined || stderr.readableEnded);
  if (found() === undefined) throw new Error(`it ended: ${said()}`);
  return found()!;
}
