import { importFile } from '../import-file.js';
import type { AnyCommand } from '../ports.js';
import { CONTEXT, portsWith, type FakePorts } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';

let ports: FakePorts;
beforeEach(() => (ports = portsWith('QE1', 'QOQ')));

async function commandsOf(kind: string, text: string): Promise<Pick<AnyCommand, 'type' | 'data'>[]> {
  const result = await importFile(
    fileOf(kind, text, kind === 'funds' ? 'funds.json' : undefined),
    CONTEXT,
    ports,
  );
  expect(result).toMatchObject({ status: 'applied' });
  return ports.executed
    .slice(1, -1)
    .map(({ type, data }) => ({ type, data }) as Pick<AnyCommand, 'type' | 'data'>);
}
const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };

describe('each file becomes the commands of its rows', () => {
  test('organisations', async () => {
    const csv =
      'ics_code,ons_code,name,region_code,region,established_on,abolished_on\nQNQ,E54000034,"NHS Frimley, ICB",Y59,South East,2022-07-01,2026-03-31\n';
    expect(await commandsOf('organisations', csv)).toEqual([
      {
        type: 'RegisterOrganisation',
        data: {
          ...{ icsCode: 'QNQ', onsCode: 'E54000034', name: 'NHS Frimley, ICB', regionCode: 'Y59' },
          ...{ region: 'South East', establishedOn: '2022-07-01', abolishedOn: '2026-03-31' },
        },
      },
    ]);
  });

  test('funds, with what may be left out', async () => {
    const fund = {
      ...{ fund: 'SDF', name: 'Service', years: { '2022-23': { regime: 'notional' } }, classes: ['a'] },
      ...{ floorBp: 9000, toleranceBp: 1000, amberBp: 500, redBp: 1500 },
    };
    expect(await commandsOf('funds', JSON.stringify([fund]))).toEqual([
      { type: 'DefineFund', data: { ...fund, evidenceClasses: [], baselineRequired: false } },
    ]);
  });

  test('calendar, for one fund or for all', async () => {
    const csv =
      'fund,financial_year,period,due_on,sign_off_by\n*,2022-23,1,2022-05-20,2022-05-31\nHI,2022-23,M1,2022-05-18,2022-05-31\n';
    expect((await commandsOf('calendar', csv)).map(({ data }) => data)).toEqual([
      { fund: '*', year: '2022-23', period: 1, dueOn: '2022-05-20', signOffBy: '2022-05-31' },
      { fund: 'HI', year: '2022-23', period: 1, dueOn: '2022-05-18', signOffBy: '2022-05-31' },
    ]);
  });

  test('allocations: award, adjustment, transfer and carry-forward brought in', async () => {
    const csv = [
      'fund,ics_code,financial_year,kind,amount,effective_on,source,counterpart,recurrent',
      'HI,QE1,2022-23,award,10.00,2022-04-01,plan,,yes',
      'HI,QE1,2022-23,adjustment,(1.00),2022-04-01,plan,,',
      'HI,QE1,2022-23,transfer,2.00,2022-04-01,plan,QOQ,no',
      'HI,QE1,2022-23,carry_forward_in,3.00,2022-04-01,plan,,',
    ].join('\n');
    const entry = { account, effectiveOn: '2022-04-01', source: 'plan', recurrent: null, reference: null };
    expect(await commandsOf('allocations', csv)).toEqual([
      { type: 'AwardAllocation', data: { ...entry, amountPence: 1000, recurrent: true } },
      { type: 'AdjustAllocation', data: { ...entry, amountPence: -100 } },
      { type: 'TransferAllocation', data: { ...entry, amountPence: 200, recurrent: false, toIcs: 'QOQ' } },
      { type: 'BringInCarryForward', data: { ...entry, amountPence: 300 } },
    ]);
  });

  test('baselines', async () => {
    const csv =
      'ics_code,financial_year,programme,amount,growth_bp,source,declared_by,approved_by\nQE1,2022-23,smoking,"1,200.00",350,ledger,A Person,\n';
    expect((await commandsOf('baselines', csv))[0]?.data).toEqual({
      ...{ ics: 'QE1', year: '2022-23', programme: 'smoking', amountPence: 120000, growthBp: 350 },
      ...{ source: 'ledger', referenceYear: null, declaredBy: 'person-1', approvedBy: null },
    });
  });

  test('interventions, with their lists', async () => {
    const csv =
      'ics_code,intervention,title,programme,class,funds,starts_on,withdrawn_on,indicators,planned_amount\nQE1,SMK-1,Stop smoking,smoking,targeted,HI;HI,2022-07-01,2022-06-01,90366; 92443,5.00\n';
    expect((await commandsOf('interventions', csv))[0]?.data).toMatchObject({
      ...{ ics: 'QE1', intervention: 'SMK-1', funds: ['HI'], indicators: ['90366', '92443'] },
      ...{ startsOn: '2022-07-01', endsOn: null, withdrawnOn: '2022-06-01', plannedAmountPence: 500 },
    });
  });

  test('virements, carry-forwards, plans and year-ends', async () => {
    await commandsOf(
      'virements',
      'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by\nHI,QE1,2022-23,10,out,deficit_support,5.00,cover,A board\n',
    );
    await importFile(
      fileOf(
        'carry-forwards',
        'fund,ics_code,financial_year,amount,approved_by,approved_on,reference\nHI,QE1,2022-23,6.00,A board,2023-03-20,C1\n',
      ),
      CONTEXT,
      ports,
    );
    await importFile(
      fileOf('plans', 'fund,ics_code,financial_year,period,amount\nHI,QE1,2022-23,1,7\n'),
      CONTEXT,
      ports,
    );
    await importFile(
      fileOf('year-ends', 'fund,ics_code,financial_year,closed_on\nHI,QE1,2022-23,2023-05-31\n'),
      CONTEXT,
      ports,
    );
    const data = ports.executed.filter(({ type }) => !type.endsWith('File')).map((command) => command.data);
    expect(data).toEqual([
      {
        ...{ account, period: 10, direction: 'out', pressure: 'deficit_support', amountPence: 500 },
        ...{ reason: 'cover', authorisedBy: 'person-1', reference: null },
      },
      { account, amountPence: 600, approvedBy: 'person-1', approvedOn: '2023-03-20', reference: 'C1' },
      { account, period: 1, amountPence: 700 },
      { account, closedOn: '2023-05-31' },
    ]);
  });
});
