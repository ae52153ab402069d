import type { DeclareBaseline } from '#domain/baseline';
import { NOT_NEGATIVE } from '../cells/amount.js';
import { GROWTH_BP } from '../cells/choice.js';
import { CODE, TEXT } from '../cells/text.js';
import { YEAR } from '../cells/time.js';
import { needOrganisation } from '../check/known.js';
import { oneRowPerKey } from '../check/row-report.js';
import { planned, type PersonId, type TableKind } from './table-kind.js';

/** `declaredBy` and `approvedBy` are names here, opaque ids in the command. */
type Row = DeclareBaseline['data'];

export const baselines: TableKind<Row> = {
  kind: 'baselines',
  required: ['ics_code', 'financial_year', 'programme', 'amount', 'growth_bp', 'source'],
  optional: ['reference_year', 'declared_by', 'approved_by'],
  read: (cells, world) => ({
    ics: needOrganisation(cells, 'ics_code', world),
    year: cells.need('financial_year', YEAR),
    programme: cells.need('programme', CODE),
    amountPence: cells.need('amount', NOT_NEGATIVE),
    growthBp: cells.need('growth_bp', GROWTH_BP),
    source: cells.need('source', TEXT),
    referenceYear: cells.maybe('reference_year', YEAR),
    declaredBy: cells.maybe('declared_by', TEXT),
    approvedBy: cells.maybe('approved_by', TEXT),
  }),
  across(rows, report, faulty) {
    const key = ({ value }: (typeof rows)[number]): string[] => [value.ics, value.year, value.programme];
    oneRowPerKey([...rows, ...faulty], key, 'programme', 'system, year and programme', report);
  },
  names: (value) => [value.declaredBy, value.approvedBy],
  plan: (rows, person) =>
    rows.map(({ row, value }) =>
      planned<DeclareBaseline>(row, `row:${row}`, 'DeclareBaseline', {
        ...value,
        declaredBy: idOf(value.declaredBy, person),
        approvedBy: idOf(value.approvedBy, person),
      }),
    ),
};

const idOf = (name: string | null, person: PersonId): string | null => (name === null ? null : person(name));
