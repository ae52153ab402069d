/** Strands of inequality work (Core20PLUS5 and what enables it) that the demo's systems run. */
export interface Strand {
  readonly programme: string;
  /** Middle of the intervention codes: `QE1-SMK-1`. */
  readonly prefix: string;
  readonly class: 'targeted_intervention' | 'system_capability' | 'place_devolution';
  /** Core money was spent on it before, so that additionality can be tested. */
  readonly hasBaseline: boolean;
  readonly work: string;
  readonly targetGroup: string;
  readonly mechanism: string;
  readonly clinicalArea: string;
}

const targeted = (
  programme: string,
  prefix: string,
  work: string,
  targetGroup: string,
  mechanism: string,
  clinicalArea: string,
): Strand => ({
  programme,
  prefix,
  class: 'targeted_intervention',
  hasBaseline: true,
  work,
  targetGroup,
  mechanism,
  clinicalArea,
});

export const STRANDS: readonly Strand[] = [
  targeted(
    'smoking-cessation',
    'SMK',
    'tobacco dependence advisers',
    'smokers in the most deprived fifth',
    'more quit attempts with support',
    'smoking cessation',
  ),
  targeted(
    'hypertension',
    'CVD',
    'blood pressure checks in community venues',
    'adults of 40 and over in the most deprived fifth',
    'cases found and treated earlier',
    'hypertension case-finding',
  ),
  targeted(
    'maternity-continuity',
    'MAT',
    'enhanced continuity of carer teams',
    'women from minority ethnic and the most deprived groups',
    'the same midwives throughout',
    'maternity',
  ),
  targeted(
    'smi-health-checks',
    'SMI',
    'outreach physical health checks',
    'people with severe mental illness',
    'annual checks where people are',
    'severe mental illness',
  ),
  targeted(
    'cancer-early-diagnosis',
    'CAN',
    'cancer awareness and navigation',
    'groups with late presentation',
    'earlier presentation and referral',
    'early cancer diagnosis',
  ),
  targeted(
    'respiratory',
    'RES',
    'respiratory vaccination outreach',
    'people with COPD in the most deprived fifth',
    'fewer exacerbations and admissions',
    'chronic respiratory disease',
  ),
  targeted(
    'oral-health-cyp',
    'ORA',
    'supervised toothbrushing and fluoride varnish',
    'children under 10 in the most deprived fifth',
    'fewer extractions in hospital',
    'oral health (children and young people)',
  ),
  {
    ...targeted(
      'inclusion-health',
      'INC',
      'a health team for people without a home',
      'people in inclusion health groups',
      'care without an address',
      'PLUS groups',
    ),
    hasBaseline: false,
  },
  {
    programme: 'inequalities-capability',
    prefix: 'CAP',
    class: 'system_capability',
    hasBaseline: false,
    work: 'inequalities data and leadership',
    targetGroup: 'the whole system',
    mechanism: 'decisions made with data by deprivation and ethnicity',
    clinicalArea: 'enabling work',
  },
  {
    programme: 'place-inequalities',
    prefix: 'PLA',
    class: 'place_devolution',
    hasBaseline: false,
    work: 'a fund handed to places',
    targetGroup: 'chosen by each place',
    mechanism: 'places decide with their communities',
    clinicalArea: 'place',
  },
];

export function strandOf(programme: string): Strand {
  const found = STRANDS.find((strand) => strand.programme === programme);
  if (!found) throw new RangeError(`no strand for the programme ${programme}`);
  return found;
}
