import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedError } from '#kernel';
import { Header } from '../cells/header.js';
import { importFile } from '../import-file.js';
import { planned } from '../kinds/table-kind.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf, returnsCsv } from '../testing/sources.js';
import { REFUSAL_PLACES } from './refusal-places.js';
import { refusedAt, snakeCase } from './refusal.js';

const ACCOUNT = { fund: 'HI', ics: 'QE1', year: '2022-23' };

describe('what the log refuses', () => {
  test('is told at its cell, with its value, in words, and with what to do', () => {
    const row = planned(4, 'row:4', 'CloseAccount', { account: ACCOUNT, closedOn: '2023-06-01' });
    const error = new RefusedError(
      'AccountClosedOnAnotherDate',
      'The account HI:QE1:2022-23 was closed on 2023-05-31 and cannot be closed again on 2023-06-01.',
      { account: 'HI:QE1:2022-23' },
    );
    const header = new Header(['fund', 'ics_code', 'financial_year', 'closed_on'], false);
    expect(refusedAt(row, error, { header })).toEqual({
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
    const refused = new RefusedError('AccountClosed', 'HI:QE1:2022-23 was closed.', {
      account: 'HI:QE1:2022-23',
    });
    const found = () => '2022-23';
    expect(refusedAt(row, refused, { header: new Header(['financial_year'], true), found })).toMatchObject({
      ...{ cell: '/1/financial_year', value: '2022-23', rule: 'account_closed' },
      message: 'The HI account of QE1 for 2022-23 was closed.',
    });
  });

  test.each(['INV:QE1:2022-23', 'HI:QE1:2022-23', 'the account X:QE1:2022-23'])(
    'leaves the reference %s as its owner wrote it',
    (reference) => {
      const refused = new RefusedError(
        'ReferenceUsedTwice',
        `The reference ${reference} of HI:QE1:2022-23 stands for another entry already.`,
        { account: 'HI:QE1:2022-23', reference },
      );
      const row = planned(2, 'row:2', 'CloseAccount', { account: ACCOUNT, closedOn: '2023-06-01' });
      expect(refusedAt(row, refused, { header: null }).message).toBe(
        `The reference ${reference} of the HI account of QE1 for 2022-23 stands for another entry already.`,
      );
    },
  );

  test('is told with the text of the cell as it was found', async () => {
    const ports = portsWith('QE1');
    ports.refuse = ({ type }, step) =>
      type === 'MakeVirement' && step === 'rehearse'
        ? new RefusedError('AccountBooksFull', 'It is full.')
        : undefined;
    const rows =
      'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by\n' +
      'HI,QE1,2022-23,1,out,workforce, 5.00 ,spec,A Board\nHI,QE1,2022-23,1,out,workforce,5,spec,A Board\n';
    expect(await importFile(fileOf('virements', rows), CONTEXT, ports)).toMatchObject({
      errors: [
        { cell: 'G2', value: '5.00', rule: 'account_books_full' },
        { cell: 'G3', value: '5', rule: 'account_books_full' },
      ],
    });
  });

  test('of a return has no place at a column that returns have not, and no name that only the log has', async () => {
    const ports = portsWith('QE1');
    ports.refuse = (command, step) => {
      if (command.type !== 'SubmitReturn' || step !== 'rehearse') return undefined;
      const { reference } = command.data;
      return new RefusedError('ReferenceUsedTwice', `The lines of ${reference} stand already.`, {
        reference,
      });
    };
    const csv = returnsCsv('QE1,2022-23,1,yes,L1,1.00,HI,,,,,,,');
    expect(await importFile(fileOf('returns', csv), CONTEXT, ports)).toMatchObject({
      errors: [
        {
          ...{ row: 2, column: null, cell: null, value: null, rule: 'reference_used_twice' },
          message: 'The lines of this file stand already.',
        },
      ],
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
