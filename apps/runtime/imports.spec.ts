import { randomUUID } from 'node:crypto';
import type { AnyCommand, Application } from '#application';
import { importFile } from '#ingestion';
import { plainDate } from '#kernel';
import { createLogger } from '#platform';
import { filesPending } from '#projections/facts';
import { fileOf } from '../../libs/ingestion/testing/sources.js';
import { award, fund } from '../../test/faults/commands.support.js';
import { openHouse, type House } from '../../test/support/house.js';
import { withRuntime } from '../cli/with-runtime.js';
import { finishPendingImports, ingestionPorts, tidyImports } from './imports.js';

const FILE = `fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by
HI,QE1,2022-23,9,out,deficit_support,100.00,need,Ada Lovelace
HI,QE2,2022-23,9,out,deficit_support,100.00,need,Ada Lovelace
`;
const systemOf = (icsCode: string): AnyCommand => ({
  type: 'RegisterOrganisation',
  data: {
    ...{
      icsCode,
      onsCode: `E540000${icsCode.slice(2)}`,
      name: icsCode,
      regionCode: 'Y62',
      region: 'North West',
    },
    ...{ establishedOn: plainDate('2022-07-01'), abolishedOn: null },
  },
  meta: { ...award(icsCode).meta, commandId: randomUUID() },
});
const closeOf = (ics: string): AnyCommand =>
  ({
    type: 'CloseAccount',
    data: { account: { fund: 'HI', ics, year: '2022-23' }, closedOn: '2023-05-31' },
    meta: { ...award(ics).meta, commandId: randomUUID(), at: '2023-06-01T09:00:00.000Z' },
  }) as AnyCommand;

/** As the decider says it, or as a table of errors does. */
const CLOSED = /^account_?closed$/i;

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.worker.stop();
  const { application } = house.runtime;
  const commands = [systemOf('QE1'), systemOf('QE2'), fund(), award('QE1'), award('QE2')];
  for (const command of commands) await application.execute(command);
  // The process dies after the file was accepted, before its first row; then one of the accounts is closed.
  const dying = {
    streamOf: (command: AnyCommand) => application.streamOf(command),
    rehearsal: () => application.rehearsal(),
    execute: (command: AnyCommand) =>
      command.type === 'MakeVirement'
        ? Promise.reject(new Error('the lights went out'))
        : application.execute(command),
  } as Application;
  const ports = { ...ingestionPorts(house.runtime), commands: dying };
  const context = {
    actor: { id: 'someone', role: 'submitter' as const },
    at: '2023-06-01T09:00:00.000Z',
    correlationId: randomUUID(),
  };
  await expect(importFile(fileOf('virements', FILE), context, ports)).rejects.toThrow('the lights went out');
  await application.execute(closeOf('QE2'));
  await house.runtime.catchUp();
  expect(await filesPending(house.runtime.pool)).toHaveLength(1);
}, 60_000);
afterEach(() => house?.close());

it('logs each row that was refused while a file was finished, and goes on with the others', async () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ level: 'error', name: 'test', destination });
  expect(await finishPendingImports({ ...house.runtime, logger })).toEqual(['virements.csv']);
  expect(await filesPending(house.runtime.pool)).toEqual([]);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      ...{ level: 50, file: 'virements.csv', row: 3, code: expect.stringMatching(CLOSED) as string },
      sentence: expect.stringContaining('closed on 2023-05-31') as string,
    }),
  ]);
  const { rows } = await house.runtime.pool.query('SELECT ics FROM facts.virements');
  expect(rows).toEqual([{ ics: 'QE1' }]);
});

it('keeps no refusals where a process lives on', async () => {
  const logger = createLogger({ level: 'fatal', name: 'test' });
  await tidyImports({ ...house.runtime, logger });
  expect(await filesPending(house.runtime.pool)).toEqual([]);
  expect(house.runtime.lateRefusals).toEqual([]);
});

it('lets the command that finished the file end badly', async () => {
  const { databaseUrl, databaseMigratorUrl, dataDir } = house.config;
  const settings = {
    DATABASE_URL: databaseUrl,
    DATABASE_MIGRATOR_URL: databaseMigratorUrl,
    LOG_LEVEL: 'fatal',
  };
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, settings);
  try {
    const refused = await withRuntime({ dataDir }, (runtime) => Promise.resolve([...runtime.lateRefusals]));
    expect(refused).toMatchObject([
      { file: 'virements.csv', row: 3, rule: expect.stringMatching(CLOSED) as string },
    ]);
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
    // The next one has nothing to say: nothing is left to be finished.
    await withRuntime({ dataDir }, () => Promise.resolve());
    expect(process.exitCode).toBeUndefined();
  } finally {
    process.exitCode = undefined;
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});
