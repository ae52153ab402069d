import type { AnyCommand } from '#application';
import { financialYear, pence, period } from '#kernel';
import { v5 } from 'uuid';

let made = 0;
function commandOf(type: string, data: object): AnyCommand {
  const id = v5(`fault ${(made += 1)}`, v5.URL);
  const actor = { id: 'operator', role: 'operator' };
  const meta = { commandId: id, correlationId: id, causationId: id, at: '2022-10-01T00:00:00.000Z', actor };
  return { type, data, meta } as AnyCommand;
}

const YEAR = financialYear('2022-23');
const account = (ics: string) => ({ fund: 'HI', ics, year: YEAR });
/** A first award of £10,000. */
export const award = (ics: string) =>
  commandOf('AwardAllocation', {
    account: account(ics),
    ...{
      amountPence: pence(1_000_000),
      effectiveOn: '2022-04-01',
      source: 'letter',
      recurrent: null,
      reference: null,
    },
  });
/** Raises the alert that money was moved out. */
export const virement = (ics: string, amountPence: number) =>
  commandOf('MakeVirement', {
    account: account(ics),
    ...{
      period: period(3),
      direction: 'out',
      pressure: 'workforce',
      amountPence: pence(amountPence),
      reason: 'need',
    },
    ...{ authorisedBy: 'person-1', reference: null },
  });
export const fund = () =>
  commandOf('DefineFund', {
    ...{
      fund: 'HI',
      name: 'Health inequalities',
      years: { [YEAR]: { regime: 'ring_fenced' } },
      classes: ['any'],
    },
    ...{
      floorBp: 10000,
      toleranceBp: 500,
      amberBp: 500,
      redBp: 1500,
      evidenceClasses: [],
      baselineRequired: false,
    },
  });
