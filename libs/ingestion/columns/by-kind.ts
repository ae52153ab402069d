import { EVERY_FUND } from '#domain/reporting-calendar';
import type { Kind } from '../kinds/names.js';
import { INTERVENTION_COLUMNS } from './interventions.js';
import { RETURN_COLUMNS } from './returns.js';
import { meaning, type Meaning } from './takes.js';

/** What columns mean in one kind of file, where that is not common to all. */
export const BY_KIND: Readonly<Record<Exclude<Kind, 'funds'>, Readonly<Record<string, Meaning>>>> = {
  organisations: {
    ons_code: meaning('code', 'ONS code of the system.', 'E54000048'),
    region_code: meaning('code', 'Code of the region.', 'Y62'),
    region: meaning('text', 'Name of the region.', 'North West'),
    established_on: meaning('date', 'The day from which the body exists.', '2022-07-01'),
    abolished_on: meaning('date', 'The day on which the body ceased to exist. Blank while it stands.', ''),
  },
  successions: {
    effective_on: meaning('date', 'The day of the change.', '2026-04-01'),
    predecessor: meaning('code', 'ODS code of the body that is succeeded.', 'QNQ'),
    successor: meaning('code', 'ODS code of one body that takes over.', 'QE1'),
    share_bp: meaning(
      'whole',
      'Share of the successor in basis points. The shares of a predecessor add up to 10000.',
      '10000',
    ),
  },
  calendar: {
    fund: meaning('code', `Short name of the fund, or ${EVERY_FUND} for every fund.`, EVERY_FUND),
    due_on: meaning('date', 'The day by which the return is due.', '2022-05-16'),
    sign_off_by: meaning('date', 'The day by which it is signed, not before it is due.', '2022-05-30'),
  },
  allocations: {
    kind: meaning('choice', 'What the entry is.', 'transfer', [
      'award',
      'adjustment',
      'transfer',
      'carry_forward_in',
    ]),
    amount: meaning('amount', 'The entry. Of a transfer positive: it leaves ics_code.', '1500000.00'),
    counterpart: meaning('code', 'The system that receives a transfer. Blank for all else.', 'QNQ'),
    recurrent: meaning('yes_no', 'Whether it recurs each year.', 'no'),
  },
  plans: { amount: meaning('amount', 'Planned spend of the month.', '125000.00') },
  baselines: {
    amount: meaning(
      'amount',
      'Core spend on the programme in the reference year. Not negative.',
      '1200000.00',
    ),
    growth_bp: meaning('whole', 'Growth that it must follow, in basis points: 350 is 3.5%.', '350'),
    reference_year: meaning('year', 'The year that the baseline was spent in.', '2021-22'),
    declared_by: meaning('text', 'Name of who declares it.', 'A. Example'),
    approved_by: meaning('text', 'Name of who approved it, another person.', 'B. Example'),
  },
  interventions: INTERVENTION_COLUMNS,
  returns: RETURN_COLUMNS,
  'sign-offs': {
    version: meaning('whole', 'The version of the return that is signed.', '1'),
    signed_off_by: meaning('text', 'Name of who signs.', 'C. Example'),
    signed_off_on: meaning('date', 'The day of the signature.', '2022-05-27'),
  },
  virements: {
    direction: meaning('choice', 'out of the account, or back in.', 'out', ['out', 'in']),
    amount: meaning('amount', 'More than zero: the direction says which way it goes.', '500000.00'),
    reason: meaning('text', 'Why it is moved.', 'Agreed contribution to the system deficit'),
    authorised_by: meaning('text', 'Name of who authorised it.', 'D. Example'),
  },
  'carry-forwards': {
    financial_year: meaning('year', 'The year that closes.', '2022-23'),
    amount: meaning('amount', 'Approved amount. Approvals add up; one below zero takes back.', '200000.00'),
    approved_by: meaning('text', 'Name of who approved it.', 'E. Example'),
    approved_on: meaning('date', 'The day of the approval.', '2023-05-20'),
  },
  'year-ends': { closed_on: meaning('date', 'The day on which the account was closed.', '2023-05-31') },
};
