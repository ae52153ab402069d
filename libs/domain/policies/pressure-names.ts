import type { CorePressure } from './core-pressure.js';

/** The core pressures as a sentence says them. */
export const PRESSURE_NAMES: Readonly<Record<CorePressure, string>> = {
  elective_recovery: 'elective recovery',
  urgent_emergency_care: 'urgent and emergency care',
  ambulance: 'ambulance services',
  cancer_waits: 'cancer waits',
  primary_care_access: 'primary care access',
  mental_health_acute: 'acute mental health',
  deficit_support: 'deficit support',
  provider_cost_pressure: 'provider cost pressures',
  workforce: 'workforce',
  running_costs: 'running costs',
  other_core: 'other core budgets',
};
