/** Ordinary budgets that inequality money can leak into (ring-fence model, "Words"). */
export const CORE_PRESSURES = [
  'elective_recovery',
  'urgent_emergency_care',
  'ambulance',
  'cancer_waits',
  'primary_care_access',
  'mental_health_acute',
  'deficit_support',
  'provider_cost_pressure',
  'workforce',
  'running_costs',
  'other_core',
] as const;

export type CorePressure = (typeof CORE_PRESSURES)[number];

const NAMES: ReadonlySet<string> = new Set(CORE_PRESSURES);

export function isCorePressure(text: string): text is CorePressure {
  return NAMES.has(text);
}
