import {
  DATE_FORMS,
  readRuleLines,
  ruleLine,
  type Mapping,
  type MappingColumns,
  type MappingFault,
} from '#ingestion';
import type { UsableMapping } from '../../runtime/index.js';
import { field, type Form } from '../rendering/form.js';

type Named = Exclude<keyof MappingColumns, 'dateForm'>;

const LABELS: Readonly<Record<Named, readonly [label: string, hint: string]>> = {
  costCentre: ['Cost centre', 'Needed.'],
  accountCode: ['Account code', 'Needed.'],
  amount: ['Amount', 'This, or debit and credit.'],
  debit: ['Debit', ''],
  credit: ['Credit', ''],
  description: ['Description', ''],
  supplier: ['Supplier', ''],
  date: [
    'Date',
    'Where the extract holds other months too: those rows are left out and their total is shown.',
  ],
  period: ['Period', 'The same, by the ledger’s period.'],
};
const NAMED = Object.keys(LABELS) as Named[];

/** What stands in the form, as it was written or as it was saved. */
export interface MappingForm {
  readonly name: string;
  readonly columns: readonly {
    readonly id: Named;
    readonly label: string;
    readonly hint: string;
    readonly value: string;
  }[];
  readonly dateForms: readonly { readonly value: string; readonly selected: boolean }[];
  readonly rules: string;
}

export function formOf(saved: UsableMapping | null): MappingForm {
  const columns = saved?.mapping.columns;
  const rules = saved?.mapping.rules.map(ruleLine).join('\n') ?? '';
  return asForm(saved?.name ?? '', (id) => columns?.[id] ?? '', columns?.dateForm ?? DATE_FORMS[0], rules);
}

/** As the person wrote it, to be mended. */
export const formAgain = (form: Form): MappingForm =>
  asForm(field(form, 'name'), (id) => field(form, id), field(form, 'dateForm'), field(form, 'rules'));

const asForm = (
  name: string,
  valueOf: (id: Named) => string,
  dateForm: string,
  rules: string,
): MappingForm => ({
  ...{ name, rules },
  columns: NAMED.map((id) => ({ id, label: LABELS[id][0], hint: LABELS[id][1], value: valueOf(id) })),
  dateForms: DATE_FORMS.map((value) => ({ value, selected: value === dateForm })),
});

export interface WrittenMapping {
  readonly mapping: Mapping;
  /** Of each rule, the number of its line. */
  readonly lines: readonly number[];
  /** What is wrong with lines that are no rules. */
  readonly faults: readonly string[];
}

/** The mapping that a form says. */
export function mappingOf(form: Form): WrittenMapping {
  const { rules, lines, faults } = readRuleLines(field(form, 'rules'));
  const dateForm = DATE_FORMS.find((each) => each === field(form, 'dateForm')) ?? DATE_FORMS[0];
  const optional = Object.fromEntries(NAMED.map((id) => [id, field(form, id) || null])) as Record<
    Named,
    string | null
  >;
  const columns = {
    ...optional,
    costCentre: optional.costCentre ?? '',
    accountCode: optional.accountCode ?? '',
    dateForm,
  };
  return {
    mapping: { columns, rules },
    lines,
    faults: faults.map(({ line, message }) => `Line ${line}: ${message}`),
  };
}

/** Faults in the words of the form: a rule by its line, a column by its label. */
export const faultInWords = (
  { path: [part, at], message }: MappingFault,
  lines: readonly number[],
): string => {
  if (part === 'rules' && typeof at === 'number') return `Line ${lines[at]}: ${message}`;
  return part === 'columns' ? `${LABELS[at as Named][0]}: ${message}` : message;
};
