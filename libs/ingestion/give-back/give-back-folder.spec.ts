import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFolder } from '../folder/load-folder.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { returnsCsv } from '../testing/sources.js';
import { giveBackFolder } from './give-back-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringfence-'));
  await mkdir(join(folder, 'in'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const GOOD = 'QE1,2022-23,1,yes,1,10.00,HI,,,,,,,';

test('each rejected file is written under its name, mended there and loaded', async () => {
  const [from, to] = [join(folder, 'in'), join(folder, 'out', 'errors')];
  await writeFile(join(from, 'returns.csv'), returnsCsv(GOOD.replace('10.00', 'ten')));
  await writeFile(join(from, 'returns-2.csv'), `${returnsCsv(GOOD)}"`);
  await writeFile(join(from, 'returns-3.csv'), returnsCsv(GOOD));
  await writeFile(join(from, 'funds.json'), '{');
  const ports = portsWith('QE1');
  const result = await loadFolder(from, CONTEXT, ports);
  const names = await giveBackFolder(from, result, to);
  expect(names).toEqual(['errors-of-funds.json.csv', 'returns.csv', 'errors-of-returns-2.csv.csv']);
  expect((await readdir(to)).sort()).toEqual([...names].sort());
  const back = await readFile(join(to, 'returns.csv'), 'utf8');
  expect(back).toContain('F2: This is not an amount');
  expect(await readFile(join(to, 'errors-of-funds.json.csv'), 'utf8')).toContain('unreadable_json');

  await writeFile(join(to, 'returns.csv'), back.replace(',ten,', ',10.00,'));
  const again = await loadFolder(to, CONTEXT, ports);
  expect(again).toMatchObject({ status: 'applied', files: [{ fileName: 'returns.csv', status: 'applied' }] });
});

test('nothing is written where nothing was rejected', async () => {
  await writeFile(join(folder, 'in', 'returns.csv'), returnsCsv(GOOD));
  const result = await loadFolder(join(folder, 'in'), CONTEXT, portsWith('QE1'));
  expect(await giveBackFolder(join(folder, 'in'), result, join(folder, 'out'))).toEqual([]);
  expect(await readdir(folder)).toEqual(['in']);
});
