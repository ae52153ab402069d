import type { Template } from '../cells/header.js';
import { allocations } from './allocations.js';
import { baselines } from './baselines.js';
import { calendar } from './calendar.js';
import { carryForwards } from './carry-forwards.js';
import { interventions } from './interventions.js';
import { organisations } from './organisations.js';
import { plans } from './plans.js';
import { RETURNS } from './returns-template.js';
import { signOffs } from './sign-offs.js';
import { successions } from './successions.js';
import type { TableKind } from './table-kind.js';
import { virements } from './virements.js';
import { yearEnds } from './year-ends.js';

/** The small files, held in memory whole. Returns (streamed) and funds (JSON) are checked apart. */
export const TABLE_KINDS: readonly TableKind<unknown>[] = [
  organisations,
  successions,
  calendar,
  allocations,
  plans,
  baselines,
  interventions,
  signOffs,
  virements,
  carryForwards,
  yearEnds,
];

/** Every file that is a table, to tell one from another by its header. */
export const TEMPLATES: readonly Template[] = [...TABLE_KINDS, RETURNS];
