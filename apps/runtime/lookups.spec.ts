import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AnyCommand } from '#application';
import { importFile } from '#ingestion';
import { plainDate } from '#kernel';
import { factsHead, RecentDigests, returnsBefore } from '#projections/facts';
import { fileOf } from '../../libs/ingestion/testing/sources.js';
import { award, fund } from '../../test/faults/commands.support.js';
import { openHouse, type House } from '../../test/support/house.js';
import { ingestionPorts } from './imports.js';
import { createLookups } from './lookups.js';

const ICS = 'QE1';
const YEAR = '2022-23';
const REGISTERED: AnyCommand = {
  type: 'RegisterOrganisation',
  data: {
    ...{ icsCode: ICS, onsCode: 'E54000001', name: ICS, regionCode: 'Y62', region: 'North West' },
    ...{ establishedOn: plainDate('2022-07-01'), abolishedOn: null },
  },
  meta: { ...award(ICS).meta, commandId: randomUUID() },
};
const FILE = `ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,programme,supplier,description
QE1,2022-23,4,yes,A,1500.00,HI,elective_recovery,,A supplier,An order
QE1,2022-23,4,yes,B,2500.00,core,,smoking,A supplier,An order
QE1,2022-23,5,yes,A,1600.00,HI,elective_recovery,,A supplier,An order
`;

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.worker.stop();
  for (const command of [REGISTERED, fund(), award(ICS)]) await house.runtime.application.execute(command);
}, 60_000);
afterEach(() => house?.close());

it('answers with the returns that this process wrote as another process reads them, and does not read their lines', async () => {
  const { pool } = house.runtime;
  const actor = { id: 'someone', role: 'operator' as const };
  const context = { actor, at: '2022-10-01T09:00:00.000Z', correlationId: randomUUID() };
  const imported = await importFile(fileOf('returns', FILE), context, ingestionPorts(house.runtime));
  expect(imported).toMatchObject({ status: 'applied' });
  await house.runtime.catchUp();
  const asked = jest.spyOn(pool, 'query');
  const written = await createLookups(house.runtime).returnsBefore([ICS], [YEAR]);
  const questions = asked.mock.calls.map(([text]) => String(text));
  asked.mockRestore();
  expect(questions.filter((text) => text.includes('return_versions'))).not.toEqual([]);
  expect(questions.filter((text) => text.includes('return_lines'))).toEqual([]);
  const { position } = await factsHead(pool);
  expect(written).toEqual(await returnsBefore(pool, [ICS], [YEAR], position, new RecentDigests(1)));
  expect(written.returns.map(({ period, documents }) => [period, documents.length])).toEqual([
    [4, 2],
    [5, 1],
  ]);
}, 60_000);
