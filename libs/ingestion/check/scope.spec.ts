import { checkOnly, importFile } from '../import-file.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';

const PLANS = 'fund,ics_code,financial_year,period,amount\nHI,QE1,2022-23,1,1.00\n';

describe('a file of another system, year or month than the submitter named', () => {
  test.each([
    [{ ics: 'QOQ' }, 'another_ics_code'],
    [{ year: '2023-24' }, 'another_financial_year'],
    [{ period: 2 }, 'another_period'],
  ])('%j is refused as such, new or applied before', async (scope, rule) => {
    const ports = portsWith('QE1');
    const named = { ...CONTEXT, scope };
    const refused = { status: 'rejected', totalErrors: 1, errors: [{ rule }] };
    expect(await importFile(fileOf('plans', PLANS), named, ports)).toMatchObject(refused);
    expect(await importFile(fileOf('plans', PLANS), CONTEXT, ports)).toMatchObject({ status: 'applied' });
    expect(await importFile(fileOf('plans', PLANS), named, ports)).toMatchObject(refused);
    expect(await checkOnly(fileOf('plans', PLANS), named, ports)).toMatchObject(refused);
  });

  test('and its own is known as applied before', async () => {
    const ports = portsWith('QE1');
    const named = { ...CONTEXT, scope: { ics: 'QE1', year: '2022-23', period: 1 } };
    expect(await importFile(fileOf('plans', PLANS), named, ports)).toMatchObject({ status: 'applied' });
    expect(await importFile(fileOf('plans', PLANS), named, ports)).toMatchObject({
      status: 'already_applied',
    });
  });
});
