import type { Mapping, MappingColumns, MappingRule } from '../mapping/mapping.js';

export const COLUMNS: MappingColumns = {
  ...{ costCentre: 'Cost Centre', accountCode: 'Account', amount: 'Amount', debit: null, credit: null },
  ...{ description: 'Narrative', supplier: null, date: null, period: null, dateForm: 'DD/MM/YYYY' },
};

export const rule = (
  costCentre: string,
  accountCode: string,
  more: Partial<MappingRule> = {},
): MappingRule => ({
  ...{ costCentre, accountCode, ignore: false, chargedTo: 'HI', purpose: null, programme: null },
  ...{ evidence: null, ...more },
});
export const ignored = (costCentre: string, accountCode: string): MappingRule =>
  rule(costCentre, accountCode, { ignore: true, chargedTo: null });

export const MAPPING: Mapping = {
  columns: COLUMNS,
  rules: [
    rule('4102', '7731', { purpose: 'SMK-1', evidence: 'Contract C-17' }),
    ignored('4102', '9*'),
    rule('41*', '*', { chargedTo: 'core', programme: 'smoking-cessation' }),
  ],
};
