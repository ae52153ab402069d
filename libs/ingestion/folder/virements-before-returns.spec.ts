import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pence } from '#kernel';
import { referenceDigest } from '../check/references.js';
import { CONTEXT, portsWith, type FakePorts } from '../testing/fake-ports.js';
import { returnsCsv } from '../testing/sources.js';
import { loadFolder } from './load-folder.js';

const HEADER =
  'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by,reference\n';
const OUT = `${HEADER}HI,QE1,2022-23,1,out,workforce,400.00,agency,The Board,V1\n`;
const CHARGED = returnsCsv('QE1,2022-23,1,yes,L1,400.00,HI,workforce,,,,,,');

let folder: string;
let ports: FakePorts;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringfence-virements-'));
  ports = portsWith('QE1');
  ports.accountsKnown.add('HI:QE1:2022-23');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The rules that the submissions carry, in the order in which they were written. */
async function stated(files: Readonly<Record<string, string>>): Promise<string[][]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const { status, errors } = await loadFolder(folder, CONTEXT, ports);
  expect({ status, errors }).toEqual({ status: 'applied', errors: [] });
  return ports.asked('SubmitReturn').map(({ data }) => data.discrepancies.map(({ rule }) => rule));
}

test('the first version of a return is held against the virements of its folder, which are written before it', async () => {
  expect(await stated({ 'returns.csv': CHARGED, 'virements.csv': OUT })).toEqual([['charged_and_vired']]);
  const written = ports.executed.map(({ type }) => type).filter((type) => !type.endsWith('File'));
  expect(written).toEqual(['MakeVirement', 'SubmitReturn']);
});

test('against those of another month it is not', async () => {
  const elsewhere = OUT.replace('2022-23,1,', '2022-23,2,');
  expect(await stated({ 'returns.csv': CHARGED, 'virements.csv': elsewhere })).toEqual([[]]);
});

test('a row that the log has under its reference is not counted from the file as well', async () => {
  await stated({ 'virements.csv': OUT });
  const [made] = ports.asked('MakeVirement');
  ports.referencesKnown.set('virements:V1', referenceDigest({ type: 'VirementMade', data: made!.data }));
  const again = `${OUT}HI,QE1,2022-23,1,out,cancer_waits,1.00,drugs,The Board,V2\n`;
  const inLog = { ...{ fund: 'HI', ics: 'QE1', year: '2022-23', period: 1 }, amountPence: pence(40_000) };
  ports.lookups.returnsBefore = async () => ({
    returns: [],
    virements: [{ ...inLog, direction: 'out', pressure: 'workforce' }],
  });
  expect(await stated({ 'returns.csv': CHARGED, 'virements-2.csv': again })).toEqual([['charged_and_vired']]);
  expect(ports.asked('SubmitReturn')[0]!.data.discrepancies[0]!.sentence).toContain('£400.00 is charged');
  expect(ports.asked('MakeVirement').map(({ data }) => data.reference)).toEqual(['V1', 'V2']);
});
