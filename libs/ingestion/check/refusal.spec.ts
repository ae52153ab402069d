import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedError } from '#kernel';
import { Header } from '../cells/header.js';
import { importFile } from '../import-file.js';
import { planned } from '../kinds/table-kind.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';
import { REFUSAL_PLACES } from './refusal-places.js';
import { refusedAt, snakeCase } from './refusal.js';

const ACCOUNT = { fund: 'HI', ics: 'QE1', year: '2022-23' };

describe('what the log refuses', () => {
  test('is told at its cell, with its value, in words, and with what to do', () => {
    const row = planned(4, 'row:4', 'CloseAccount', { account: ACCOUNT, closedOn: '2023-06-01' });
    const error = new RefusedError(
      'AccountClosedOnAnotherDate',
      'The account HI:QE1:2022-23 was closed on 2023-05-31 and cannot be closed again on 2023-06-01.',
    );
    const header = new Header(['fund', 'ics_code', 'financial_year', 'closed_on'], false);
    expect(refusedAt(row, error, header)).toEqual({
      ...{
        row: 4,
        column: 'closed_on',
        cell: 'D4',
        value: '2023-06-01',
        rule: 'account_closed_on_another_date',
      },
      message:
        'The HI account of QE1 for 2022-23 was closed on 2023-05-31 and cannot be closed again on 2023-06-01: write the date that stands, or take the row out.',
    });
  });

  test('of rows that came as JSON is told at their pointer; of an account at its year', () => {
    const row = planned(2, 'row:2', 'PhasePlan', { account: ACCOUNT, period: 1, amountPence: 100 as never });
    const refused = new RefusedError('AccountClosed', 'The reference R of HI:QE1:2022-23 stands.');
    expect(refusedAt(row, refused, new Header(['financial_year'], true))).toMatchObject({
      ...{ cell: '/1/financial_year', value: '2022-23', rule: 'account_closed' },
      message: 'The reference R of the HI account of QE1 for 2022-23 stands.',
    });
  });

  test('comes through a file in the order of its columns, beside other errors', async () => {
    const ports = portsWith('QE1');
    ports.refuse = (command, step) =>
      command.type === 'SignOffReturn' && step === 'rehearse' && command.data.version === 9
        ? new RefusedError('ReturnVersionUnknown', 'Version 9 of the return was never submitted.')
        : undefined;
    const rows =
      'ics_code,financial_year,period,version,signed_off_by,signed_off_on\n' +
      'QE1,2022-23,1,9,A Director,2022-05-30\nQE1,2022-23,2,1,A Director,soon\n';
    expect(await importFile(fileOf('sign-offs', rows), CONTEXT, ports)).toMatchObject({
      errors: [
        { cell: 'D2', column: 'version', value: '9', rule: 'return_version_unknown' },
        { cell: 'F3', value: 'soon' },
      ],
    });
  });
});

test('every refusal of a stream that files write to has its place', () => {
  const domain = join(import.meta.dirname, '../../domain');
  const written = ['organisation', 'fund', 'ring-fence-account', 'baseline', 'intervention', 'spend-return'];
  const codes = written.flatMap((stream) =>
    [
      ...readFileSync(join(domain, stream, 'decide.ts'), 'utf8').matchAll(
        /(?:new RefusedError\(|refused\(asked,)\s*'(\w+)'/g,
      ),
    ].map((match) => match[1]!),
  );
  expect(codes.length).toBeGreaterThan(20);
  // Nothing that is handed in sends a return back.
  const placed = [...Object.keys(REFUSAL_PLACES), 'ReturnAlreadySentBack'];
  expect(codes.filter((code) => !placed.includes(code))).toEqual([]);
});

test('rules are spelled as those of cells', () => {
  expect(snakeCase('ReturnVersionUnknown')).toBe('return_version_unknown');
});
