import type { Template } from '../cells/header.js';

export const RETURNS: Template = {
  kind: 'returns',
  required: ['ics_code', 'financial_year', 'period', 'core_complete', 'line', 'amount', 'charged_to'],
  optional: ['purpose', 'programme', 'cost_centre', 'account_code', 'supplier', 'description', 'evidence'],
};
