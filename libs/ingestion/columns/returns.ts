import { meaning, type Meaning } from './takes.js';

export const RETURN_COLUMNS: Readonly<Record<string, Meaning>> = {
  core_complete: meaning(
    'yes_no',
    'Whether every core line of every programme with a baseline is in the return. The same in all its rows.',
    'yes',
  ),
  line: meaning(
    'code',
    'Names the line in its return, once. Keep it from version to version.',
    '4102-7731-1',
  ),
  amount: meaning('amount', "The month's amount, not the year to date. A credit is negative.", '1234.50'),
  charged_to: meaning('code', 'The fund that paid, or core for the ordinary budget.', 'HI'),
  purpose: meaning(
    'code',
    'The registered intervention, or the core pressure. Blank: the money counts as unevidenced.',
    'SMK-1',
  ),
  programme: meaning('code', 'Needed on core lines, ignored on others.', 'smoking-cessation'),
  cost_centre: meaning('code', 'Cost centre of the ledger.', '4102'),
  account_code: meaning('code', 'Account code of the ledger.', '7731'),
  supplier: meaning('text', 'Who was paid.', 'Example Trust'),
  description: meaning('text', 'What it was for.', 'Stop smoking sessions'),
  evidence: meaning('text', 'Where the evidence is. Some funds need it.', 'Contract C-17'),
};
