import fc from 'fast-check';
import {
  InvalidValueError,
  MAX_AMOUNT_PENCE,
  PERIODS,
  type Decider,
  type DomainCommand,
  type Pence,
} from '#kernel';
import { baselineDecider, type BaselineEvent } from '../baseline/index.js';
import type { MoneyEvent } from '../policies/from-events/money-event.js';
import { ringFenceAccountDecider, type RingFenceAccountCommand } from '../ring-fence-account/index.js';
import { spendReturnDecider, type ReturnSubmitted } from '../spend-return/index.js';
import { metaOf } from './command-meta.js';
import { YEAR, baselineDeclared, fundDefined, registered, submitted, type Line } from './history.js';
import { StreamModel } from './stream-model.js';

// Histories of the largest amounts that are taken, beside the smallest: what the deciders refuse does not happen. The lines of a
// return have no decider: the hand-in holds them to MAX_AMOUNT_PENCE without their signs.

const BODIES = ['QE1', 'QOQ'] as const;
const PROGRAMMES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'];
const SHARES = [1, 2, 4, 13].map((parts) => Math.floor(MAX_AMOUNT_PENCE / parts));

const pennies = fc.integer({ min: -3, max: 3 }) as fc.Arbitrary<Pence>;
const anAmount = fc.oneof(
  fc.constantFrom(...SHARES, ...SHARES.map((it) => -it), MAX_AMOUNT_PENCE + 1, Number.MAX_SAFE_INTEGER),
  pennies,
) as fc.Arbitrary<Pence>;
const ics = fc.constantFrom(...BODIES);
const period = fc.constantFrom(...PERIODS);
const pressure = fc.constantFrom('workforce' as const, 'other_core' as const);

type Ask = (house: House) => readonly MoneyEvent[];

const booked = (amounts: fc.Arbitrary<Pence>): fc.Arbitrary<Ask> =>
  fc
    .record({
      kind: fc.constantFrom('award', 'transfer', 'bringIn', 'virement', 'approve', 'close'),
      ...{ ics, period, pressure, amountPence: amounts, direction: fc.constantFrom('out', 'in') },
    })
    .map(({ kind, ics: of, period: at, pressure: to, amountPence, direction }) => {
      const account = { fund: 'HI', ics: of, year: YEAR };
      const entry = {
        ...{ account, amountPence, effectiveOn: '2022-04-01', source: 's', recurrent: null, reference: null },
      };
      const bodies: Record<string, Omit<RingFenceAccountCommand, 'meta'>> = {
        award: { type: 'AwardAllocation', data: entry },
        transfer: { type: 'TransferAllocation', data: { ...entry, toIcs: of === 'QE1' ? 'QOQ' : 'QE1' } },
        bringIn: { type: 'BringInCarryForward', data: entry },
        virement: {
          type: 'MakeVirement',
          data: {
            ...{ account, period: at, direction: direction as 'out' | 'in', pressure: to, amountPence },
            ...{ reason: 'r', authorisedBy: 'p-1', reference: null },
          },
        },
        approve: {
          type: 'ApproveCarryForward',
          data: { account, amountPence, approvedBy: 'p-1', approvedOn: '2023-03-20', reference: null },
        },
        close: { type: 'CloseAccount', data: { account, closedOn: '2023-05-31' } },
      };
      const stream = `account-${of}`;
      return (house) => house.ask(stream, ringFenceAccountDecider, bodies[kind]);
    });

const declared: fc.Arbitrary<Ask> = fc
  .record({
    ...{ ics, programme: fc.constantFrom(...PROGRAMMES), amountPence: anAmount },
    growthBp: fc.constantFrom(-10_000, 0, 350, 1_000_000, 1_000_001, Number.MAX_SAFE_INTEGER),
  })
  .map(({ ics: of, programme, amountPence, growthBp }) => {
    const { data } = baselineDeclared(of, programme, amountPence) as BaselineEvent;
    const body = { type: 'DeclareBaseline', data: { ...data, growthBp } } as const;
    return (house) => house.ask(`baseline-${of}-${programme}`, baselineDecider, body);
  });

// Four of the largest of these are as much as a return may come to.
const ofLine = fc.oneof(fc.constantFrom(...SHARES.slice(2), ...SHARES.slice(2).map((it) => -it)), pennies);
const aLine: fc.Arbitrary<Line> = fc.oneof(
  fc
    .tuple(ofLine, fc.constantFrom(...PROGRAMMES, 'workforce', 'other_core', 'NOPE', undefined))
    .map(([amount, purpose]) => [amount, 'HI', purpose] as unknown as Line),
  fc
    .tuple(ofLine, fc.constantFrom(...PROGRAMMES))
    .map(([amount, programme]) => [amount, 'core', programme] as unknown as Line),
);

const handedIn: fc.Arbitrary<Ask> = fc
  .record({ ics, period, lines: fc.array(aLine, { minLength: 1, maxLength: 4 }), coreComplete: fc.boolean() })
  .map(({ ics: of, period: at, lines, coreComplete }) => {
    const stream = `return-${of}-${at}`;
    return (house) => {
      if (lines.reduce((sum, [amount]) => sum + Math.abs(amount), 0) > MAX_AMOUNT_PENCE) return [];
      const written = submitted(of, at, house.length(stream) + 1, lines, coreComplete);
      const { version: _version, submittedBy: _by, ...content } = (written.at(-1) as ReturnSubmitted).data;
      const data = { ...content, linesSha256: 'a'.repeat(64), yearClosedOn: null };
      const answer = house.ask(stream, spendReturnDecider, { type: 'SubmitReturn', data });
      return answer.length === 0 ? [] : [...written.slice(0, -1), ...answer];
    };
  });

/** One stream each, asked in turn; what is refused writes nothing. */
class House {
  private readonly streams = new Map<string, { readonly events: readonly unknown[] }>();
  private asked = 0;

  length = (stream: string): number => this.streams.get(stream)?.events.length ?? 0;

  ask<State, Command extends DomainCommand, Event extends MoneyEvent>(
    stream: string,
    decider: Decider<State, Command, Event>,
    body: Omit<Command, 'meta'> | undefined,
  ): readonly Event[] {
    const model = (this.streams.get(stream) ?? new StreamModel(decider)) as StreamModel<
      State,
      Command,
      Event
    >;
    this.streams.set(stream, model);
    const meta = metaOf({ commandId: String((this.asked += 1)), role: 'operator' });
    try {
      return model.handle({ ...body, meta } as unknown as Command);
    } catch (error) {
      if (error instanceof InvalidValueError) return [];
      throw error;
    }
  }
}

/** The log of what was accepted, on one fund with a floor as high as it may be and eight programmes; the books at times of pennies alone. */
export const anyAcceptedHistory: fc.Arbitrary<MoneyEvent[]> = fc
  .constantFrom(anAmount, pennies)
  .chain((inBooks) =>
    fc.array(
      fc.oneof({ weight: 3, arbitrary: booked(inBooks) }, { weight: 2, arbitrary: declared }, handedIn),
      {
        maxLength: 40,
      },
    ),
  )
  .map((asks) => {
    const house = new House();
    return [
      fundDefined({ floorBp: 20000, baselineRequired: true }),
      ...BODIES.flatMap((of) => PROGRAMMES.map((programme) => registered(of, programme, { programme }))),
      ...asks.flatMap((ask) => ask(house)),
    ];
  });
