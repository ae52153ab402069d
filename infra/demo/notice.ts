/** What must stand wherever the demo's figures are shown. */
export const DEMO_NOTICE: readonly string[] = [
  'The names are real bodies; the figures are synthetic.',
  'The split of the £200m among the 42 systems is an illustration, by published health-inequalities weighted',
  'populations: no published split was found. The returns are synthetic.',
  'Which 20 systems report, and what each did, is drawn by chance. The study (10 kept, 7 partly, 3 absorbed)',
  'named no system, and nothing here says anything about a real body. 2023-24 is an invention of the demo.',
];

/** The seed of the demo that users see. */
export const DEMO_SEED = 20220701;
