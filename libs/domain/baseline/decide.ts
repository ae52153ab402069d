import {
  RefusedError,
  basisPoints,
  code,
  financialYear,
  lastCode,
  never,
  sameContent,
  wholeNumber,
  type Decider,
} from '#kernel';
import { recordedAmount } from '../policies/recorded-amount.js';
import type { BaselineCommand, DeclareBaseline } from './commands.js';
import type { BaselineEvent } from './events.js';
import { evolve, initial, type BaselineState } from './state.js';

/** Growth below −100% would make the target negative. */
const LEAST_GROWTH_BP = -10000;
/** A hundredfold, as the files take it: with the largest baseline a target still stays an exact number. */
const MOST_GROWTH_BP = 1_000_000;

/** Refuses with BaselineAlreadyDeclared, BaselineNegative, GrowthBelowNothing. */
export function decide(command: BaselineCommand, state: BaselineState): BaselineEvent[] {
  switch (command.type) {
    case 'DeclareBaseline': {
      const asked = command.data;
      check(asked);
      if (state.status === 'undeclared') return [{ type: 'BaselineDeclared', data: asked }];
      if (sameContent(state.declared, asked)) return [];
      throw new RefusedError(
        'BaselineAlreadyDeclared',
        `The baseline of ${asked.ics} for ${asked.programme} in ${asked.year} was declared once and stands; it cannot be declared again with other figures.`,
        { ics: asked.ics, year: asked.year, programme: asked.programme, declared: state.declared },
      );
    }
    default:
      return never(command.type);
  }
}

function check(asked: DeclareBaseline['data']): void {
  const key = {
    ics: code('ICS code', asked.ics),
    year: financialYear(asked.year),
    programme: asked.programme,
  };
  lastCode('programme', asked.programme);
  if (asked.referenceYear !== null) financialYear(asked.referenceYear);
  if (recordedAmount(asked.amountPence) < 0) {
    throw new RefusedError(
      'BaselineNegative',
      `The baseline of ${asked.ics} for ${asked.programme} in ${asked.year} is below zero; give what was spent, or 0.`,
      { ...key, amountPence: asked.amountPence },
    );
  }
  if (basisPoints(asked.growthBp) < LEAST_GROWTH_BP) {
    throw new RefusedError(
      'GrowthBelowNothing',
      `The growth of the baseline of ${asked.ics} for ${asked.programme} cannot be less than ${LEAST_GROWTH_BP} basis points.`,
      { ...key, growthBp: asked.growthBp },
    );
  }
  wholeNumber('growth in basis points', asked.growthBp, LEAST_GROWTH_BP, MOST_GROWTH_BP);
}

export const baselineDecider: Decider<BaselineState, BaselineCommand, BaselineEvent> = {
  initial,
  decide,
  evolve,
};
