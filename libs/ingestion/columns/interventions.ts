import { meaning, type Meaning } from './takes.js';

export const INTERVENTION_COLUMNS: Readonly<Record<string, Meaning>> = {
  intervention: meaning(
    'code',
    'Its code, used once in the system. Not the name of a core pressure.',
    'SMK-1',
  ),
  title: meaning('text', 'What it is, in a few words.', 'Stop smoking on the wards'),
  class: meaning('code', "One of the classes that its funds' conditions allow.", 'targeted_intervention'),
  funds: meaning('codes', 'The funds that may pay for it.', 'HI'),
  starts_on: meaning('date', 'The day on which it starts.', '2022-04-01'),
  ends_on: meaning('date', 'The day on which it ends. Blank while it goes on.', '2023-03-31'),
  withdrawn_on: meaning('date', 'The day on which it was withdrawn. Blank where it was not.', ''),
  planned_amount: meaning('amount', 'What it is planned to cost. Not negative.', '1500000.00'),
  inequality_type: meaning('text', 'Which inequality it is to reduce.', 'Deprivation'),
  target_group: meaning('text', 'Whom it is for.', 'Adults in the most deprived fifth'),
  comparator: meaning('text', 'With whom they are compared.', 'Adults in the least deprived fifth'),
  geography: meaning('text', 'Where.', 'Blackpool'),
  driver: meaning('text', 'What drives the inequality.', 'Smoking'),
  mechanism: meaning('text', 'How the work is to reduce it.', 'Advice and medicine in hospital'),
  indicators: meaning('codes', 'The indicators that should move.', 'smoking-prevalence;copd-admissions'),
  core20: meaning('text', 'How it serves the most deprived fifth.', 'All sites are in it'),
  plus_group: meaning('text', 'The group beyond deprivation.', 'People with severe mental illness'),
  clinical_area: meaning('text', 'The clinical area.', 'Smoking cessation'),
};
