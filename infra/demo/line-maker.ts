import type { FinancialYear, Pence, Period } from '#kernel';
import { isCorePressure } from '#domain/policies';
import type { FundSpend } from './account-plan.js';
import { DEMO_FUND, type DemoLine } from './demo-return.js';
import type { Random } from './random.js';
import { strandOf } from './strands.js';
import { DISALLOWED, ENDED_PILOT, liveInterventions, type DemoSystem } from './system.js';

export interface LineContext {
  readonly system: DemoSystem;
  readonly year: FinancialYear;
  readonly period: Period;
  readonly random: Random;
}

/** A line of the system's own money on a programme. */
export function coreLine(context: LineContext, programme: string, amountPence: Pence): DemoLine {
  return {
    ...codes(context.random),
    amountPence,
    chargedTo: 'core',
    purpose: '',
    programme,
    supplier: supplier(context.random),
    description: `synthetic: core budget for ${strandOf(programme).work}`,
    evidence: '',
  };
}

/** A line charged to the fund: what its month's plan says it is for, or fails to say. */
export function fundLine(context: LineContext, on: FundSpend['on'], amountPence: Pence): DemoLine {
  const line = {
    ...codes(context.random),
    amountPence,
    chargedTo: DEMO_FUND,
    programme: '',
    supplier: supplier(context.random),
  };
  if ('programme' in on) return { ...line, ...eligible(context, on.programme) };
  if (isCorePressure(on.why)) {
    const words = on.why.replaceAll('_', ' ');
    return { ...line, purpose: on.why, description: `synthetic: ${words}`, evidence: '' };
  }
  const { ics } = context.system;
  switch (on.why) {
    case 'disallowed_class':
      return {
        ...line,
        purpose: `${ics}-${DISALLOWED}-1`,
        description: 'synthetic: estates works',
        evidence: 'synthetic: invoice',
      };
    case 'no_purpose':
      return { ...line, purpose: '', description: 'synthetic: invoice without a purpose', evidence: '' };
    case 'unregistered':
      return {
        ...line,
        purpose: `${ics}-TBC-1`,
        description: 'synthetic: scheme to be confirmed',
        evidence: '',
      };
    case 'place_without_evidence':
      return {
        ...line,
        purpose: `${ics}-PLA-1`,
        description: 'synthetic: share paid to a place, no evidence given',
        evidence: '',
      };
    case 'after_end':
      return {
        ...line,
        purpose: `${ics}-${ENDED_PILOT}-1`,
        description: 'synthetic: respiratory pilot, charged after its end',
        evidence: 'synthetic: invoice',
      };
  }
}

function eligible(
  { system, year, period, random }: LineContext,
  programme: string,
): Pick<DemoLine, 'purpose' | 'description' | 'evidence'> {
  const work = random.pick(liveInterventions(system, programme, year, period));
  const mustShow = work.class === 'place_devolution';
  return {
    purpose: work.code,
    description: `synthetic: ${work.strand.work}`,
    evidence: mustShow || random.below(5) < 3 ? `synthetic: agreement ${work.code} ${year} M${period}` : '',
  };
}

/** Made-up codes in the shape of a ledger's; the account code keeps its leading zero as text. */
function codes(random: Random): { costCentre: string; accountCode: string } {
  return { costCentre: String(990001 + random.below(60)), accountCode: `05${216000 + random.below(400)}` };
}

function supplier(random: Random): string {
  const kind = random.pick(['provider', 'local authority', 'voluntary organisation', 'practice network']);
  return `Synthetic ${kind} ${String(1 + random.below(24)).padStart(2, '0')}`;
}
