import {
  RefusedError,
  code,
  financialYear,
  never,
  requireText,
  sameContent,
  wholeNumber,
  type Decider,
} from '#kernel';
import { EVERY_FUND } from '../reporting-calendar/events.js';
import { CORE } from '../spend-return/events.js';
import type { FundCommand } from './commands.js';
import type { FundDefinition, FundEvent } from './events.js';
import { evolve, initial, type FundState } from './state.js';

/** Twice the whole: a slipped digit (500 typed as 50000) stops here, an unusual condition does not. */
const MAX_RATE_BP = 20000;
const REGIMES: readonly string[] = ['ring_fenced', 'notional'];

/** Refuses with FundCodeReserved, FundWithoutYears, FundWithoutClasses, UnknownRegime, AmberAboveRed, FundYearLeftOut. */
export function decide(command: FundCommand, state: FundState): FundEvent[] {
  switch (command.type) {
    case 'DefineFund': {
      const definition = command.data;
      check(definition);
      if (state.status === 'undefined') return [{ type: 'FundDefined', data: definition }];
      if (sameContent(state.definition, definition)) return [];
      checkNoYearLeftOut(state.definition, definition);
      return [{ type: 'FundRedefined', data: definition }];
    }
    default:
      return never(command.type);
  }
}

function check(definition: FundDefinition): void {
  const { fund, amberBp, redBp } = definition;
  code('fund', fund);
  requireText('fund name', definition.name);
  if (fund === CORE || fund === EVERY_FUND) {
    throw new RefusedError(
      'FundCodeReserved',
      `A fund cannot be called ${fund}, which has a meaning of its own.`,
      { fund },
    );
  }
  checkYears(definition);
  if (definition.classes.length === 0) {
    throw new RefusedError(
      'FundWithoutClasses',
      `Say which classes of intervention ${fund} may pay for: at least one.`,
      {
        fund,
      },
    );
  }
  for (const name of [...definition.classes, ...definition.evidenceClasses]) requireText('class', name);
  for (const rate of ['floorBp', 'toleranceBp', 'amberBp', 'redBp'] as const) {
    wholeNumber(rate, definition[rate], 0, MAX_RATE_BP);
  }
  if (amberBp > redBp) {
    throw new RefusedError(
      'AmberAboveRed',
      `The amber line of ${fund} (${amberBp} bp) lies above its red line (${redBp} bp).`,
      {
        fund,
        amberBp,
        redBp,
      },
    );
  }
}

function checkYears({ fund, years }: FundDefinition): void {
  if (Object.keys(years).length === 0) {
    throw new RefusedError('FundWithoutYears', `Say for which financial years ${fund} runs: at least one.`, {
      fund,
    });
  }
  for (const [year, { regime }] of Object.entries(years)) {
    financialYear(year);
    if (!REGIMES.includes(regime)) {
      throw new RefusedError(
        'UnknownRegime',
        `In ${year} the regime of ${fund} must be ring_fenced or notional.`,
        {
          fund,
          year,
          regime,
        },
      );
    }
  }
}

/**
 * A regime may be changed by naming it: that is explicit and recorded. A year that is merely left out would have its ring lifted by
 * silence, back to the first of its months, so a year once named is named in every later definition.
 */
function checkNoYearLeftOut(standing: FundDefinition, { fund, years }: FundDefinition): void {
  const leftOut = Object.keys(standing.years).filter((year) => !Object.hasOwn(years, year));
  if (leftOut.length === 0) return;
  const named = leftOut.sort().join(' and ');
  throw new RefusedError(
    'FundYearLeftOut',
    `${fund} is defined for ${named}, which this definition leaves out: name every year of before again, with its regime.`,
    { fund, years: leftOut },
  );
}

export const fundDecider: Decider<FundState, FundCommand, FundEvent> = { initial, decide, evolve };
