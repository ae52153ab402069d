import type { AnyCommand, Application } from '#application';
import { financialYear, pence, period } from '#kernel';
import { v5 } from 'uuid';

/** A few at a time: behind a slow disk, the last of a hundred would wait longer for a connection than its pool does. */
const AT_ONCE = 16;

/** Executes them all, in no order. */
export async function sendAll(application: Application, commands: readonly AnyCommand[]): Promise<void> {
  for (let at = 0; at < commands.length; at += AT_ONCE)
    await Promise.all(commands.slice(at, at + AT_ONCE).map((command) => application.execute(command)));
}

let made = 0;
/** A command of the operator, under an id of its own. */
export function commandOf(type: string, data: object): AnyCommand {
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
