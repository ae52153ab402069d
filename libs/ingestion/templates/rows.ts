import { CORE } from '#domain/spend-return';
import { MAX_CODE } from '../cells/text.js';
import type { TableName } from '../columns/columns.js';
import { fundsOf, isOn, type TemplateKnown, type TemplateOf } from './known.js';

/** Cells of a row by column; what is not there is for the person to fill in. */
export type TemplateRow = Readonly<Record<string, string>>;

/** Rows to begin with. Amounts are never filled in: a form that is handed in as it came is refused at each of them. */
export function templateRows(kind: TableName, of: TemplateOf, known: TemplateKnown): TemplateRow[] {
  const head = headOf(of);
  if (kind === 'returns' && of.ics !== null) return orHead(returnRows(head, of, known), head);
  if (kind === 'plans' && of.ics !== null && of.year !== null) return orHead(planRows(head, of, known), head);
  return Object.keys(head).length > 0 ? [head] : [];
}

const orHead = (rows: TemplateRow[], head: TemplateRow): TemplateRow[] => (rows.length > 0 ? rows : [head]);

function headOf({ ics, year, period }: TemplateOf): TemplateRow {
  return {
    ...(ics === null ? {} : { ics_code: ics }),
    ...(year === null ? {} : { financial_year: year }),
    ...(period === null ? {} : { period: String(period) }),
  };
}

/** A line for each fund of each intervention that goes on, and one of core spend for each programme with a baseline. */
function returnRows(head: TemplateRow, of: TemplateOf, known: TemplateKnown): TemplateRow[] {
  const funds = new Set(fundsOf(known, of).map(({ fund }) => fund));
  const charged = known.interventions
    .filter((work) => isOn(work, of))
    .flatMap((work) =>
      work.funds
        .filter((fund) => funds.has(fund))
        .map((fund) => ({
          ...head,
          ...lineNamed(`${fund}-${work.intervention}`),
          ...{ charged_to: fund, purpose: work.intervention, description: work.title },
        })),
    );
  const core = known.baselines.map(({ programme }) => ({
    ...{ ...head, ...lineNamed(`${CORE}-${programme}`), charged_to: CORE, programme },
  }));
  return [...charged, ...core];
}

/** A plan of twelve months for each fund, or of the one month that was said. */
function planRows(head: TemplateRow, of: TemplateOf, known: TemplateKnown): TemplateRow[] {
  const periods = of.period === null ? Array.from({ length: 12 }, (_none, at) => at + 1) : [of.period];
  return fundsOf(known, of).flatMap(({ fund }) =>
    periods.map((period) => ({ ...head, fund, period: String(period) })),
  );
}

const lineNamed = (line: string): TemplateRow => (line.length > MAX_CODE ? {} : { line });
