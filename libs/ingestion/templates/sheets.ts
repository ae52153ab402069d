import { CORE } from '#domain/spend-return';
import { CORE_PRESSURES } from '#domain/policies';
import { formatPounds } from '#kernel';
import { columnsOf, type TableName } from '../columns/columns.js';
import type { OutCell } from '../write/xlsx/cell-xml.js';
import type { OutChoice, OutSheet } from '../write/xlsx/workbook.js';
import { fundsOf, programmesOf, type TemplateKnown, type TemplateOf } from './known.js';

const heading = (names: readonly string[]): OutCell[] => names.map((text) => ({ text, style: 'heading' }));
const notes = (texts: readonly string[]): OutCell[] => texts.map((text) => ({ text, style: 'note' }));
const widths = (...all: number[]): OutSheet['columns'] => all.map((width) => ({ width, style: 'note' }));

export const CODES_SHEET = 'Codes';
type Entry = readonly [
  what: string,
  code: string,
  title: string,
  programme: string,
  more: string,
  from: string,
  to: string,
];

/** The codes that are known, those of one use together, so that a column can offer them. */
export class Codes {
  private readonly entries: Entry[] = [];
  private readonly ranges: Record<'purpose' | 'charged_to' | 'programme' | 'fund', [number, number]>;

  constructor(of: TemplateOf, known: TemplateKnown) {
    const funds = fundsOf(known, of).map(({ fund, name, years }): Entry => {
      const regime = of.year === null ? '' : (years[of.year]?.regime ?? '');
      return ['fund', fund, name, '', regime.replaceAll('_', ' '), '', ''];
    });
    const work = known.interventions.map(
      ({ intervention, title, programme, funds: paidBy, startsOn, endsOn, withdrawnOn }): Entry => {
        const end = [endsOn, withdrawnOn].filter((date) => date !== null).sort()[0] ?? '';
        return ['intervention', intervention, title, programme, paidBy.join(';'), startsOn, end];
      },
    );
    const pressures = CORE_PRESSURES.map((code): Entry => [
      'core pressure',
      code,
      code.replaceAll('_', ' '),
      '',
      '',
      '',
      '',
    ]);
    const baselines = new Map(known.baselines.map((each) => [each.programme, each]));
    const programmes = programmesOf(known).map((code): Entry => {
      const baseline = baselines.get(code);
      const said =
        baseline === undefined
          ? 'no baseline'
          : `baseline ${formatPounds(baseline.amountPence)}, growth ${baseline.growthBp} basis points`;
      return ['programme', code, '', code, said, '', ''];
    });
    this.ranges = {
      fund: this.add(funds),
      charged_to: this.add([['ordinary budget', CORE, 'what no fund paid', '', '', '', '']], funds.length),
      purpose: this.add([...work, ...pressures]),
      programme: this.add(programmes),
    };
  }

  sheet(): OutSheet {
    const names = ['what', 'code', 'title', 'programme', 'more', 'from', 'to'];
    return {
      name: CODES_SHEET,
      columns: widths(16, 26, 44, 26, 44, 12, 12),
      rows: [heading(names), ...this.entries.map(notes)],
    };
  }

  /** The cells of this sheet that a column may hold; null where there are none. */
  choiceFor(column: string): Extract<OutChoice['from'], { sheet: string }> | null {
    const rows = this.ranges[column as keyof Codes['ranges']] as [number, number] | undefined;
    return rows === undefined || rows[1] < rows[0] ? null : { sheet: CODES_SHEET, column: 1, rows };
  }

  /** Adds entries after the others, and answers with the rows that they and so many before them take. */
  private add(entries: readonly Entry[], before = 0): [number, number] {
    const first = this.entries.length + 2 - before;
    this.entries.push(...entries);
    return [first, this.entries.length + 1];
  }
}

/** What each column takes, for people. */
export function columnsSheet(kind: TableName): OutSheet {
  const rows = columnsOf(kind).map(({ column, required, what, form, values, example }) =>
    notes([column, required ? 'yes' : 'no', what, values === null ? form : values.join(', '), example]),
  );
  return {
    name: 'Columns',
    columns: widths(20, 10, 60, 60, 28),
    rows: [heading(['column', 'needed', 'what', 'takes', 'example']), ...rows],
  };
}
