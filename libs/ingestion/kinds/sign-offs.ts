import type { SignOffReturn } from '#domain/spend-return';
import { VERSION } from '../cells/choice.js';
import { TEXT } from '../cells/text.js';
import { DATE, PERIOD, YEAR } from '../cells/time.js';
import { needOrganisation } from '../check/known.js';
import { planned, type TableKind } from './table-kind.js';

/** `signedOffBy` is a name here, an opaque id in the command. */
export const signOffs: TableKind<Omit<SignOffReturn['data'], 'statement'>> = {
  kind: 'sign-offs',
  required: ['ics_code', 'financial_year', 'period', 'version', 'signed_off_by', 'signed_off_on'],
  optional: [],
  read: (cells, world) => ({
    ics: needOrganisation(cells, 'ics_code', world),
    year: cells.need('financial_year', YEAR),
    period: cells.need('period', PERIOD),
    version: cells.need('version', VERSION),
    signedOffBy: cells.need('signed_off_by', TEXT),
    signedOffOn: cells.need('signed_off_on', DATE),
  }),
  names: (value) => [value.signedOffBy],
  plan: (rows, person) =>
    rows.map(({ row, value }) =>
      planned<SignOffReturn>(row, `row:${row}`, 'SignOffReturn', {
        ...{ ...value, signedOffBy: person(value.signedOffBy) },
        statement: null,
      }),
    ),
};
