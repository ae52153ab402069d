import fc from 'fast-check';
import {
  RefusedError,
  fold,
  type Actor,
  type CommandMeta,
  type Decider,
  type DomainCommand,
  type DomainEvent,
} from '#kernel';

/**
 * One stream as the application layer keeps it: a commandId that is in the stream's metadata already is answered before the
 * decider is asked. Pure; the ids stand here and not in any state.
 */
export class StreamModel<State, Command extends DomainCommand, Event extends DomainEvent> {
  readonly events: Event[] = [];
  private readonly applied = new Set<string>();

  constructor(private readonly decider: Decider<State, Command, Event>) {}

  get state(): State {
    return fold(this.decider, this.events);
  }

  /** The events written; [] when nothing was, be it for a repeat, no change or a refusal. */
  handle(command: Command): readonly Event[] {
    if (this.applied.has(command.meta.commandId)) return [];
    const written = this.decide(command);
    if (written.length > 0) this.applied.add(command.meta.commandId);
    this.events.push(...written);
    return written;
  }

  private decide(command: Command): readonly Event[] {
    try {
      return this.decider.decide(command, this.state);
    } catch (error) {
      if (error instanceof RefusedError) return [];
      throw error;
    }
  }
}

export interface Proof<Command, Event> {
  /** Bodies of commands, without meta. */
  readonly bodies: fc.Arbitrary<Omit<Command, 'meta'>>;
  /** Commands that set a state: their repeat writes nothing whatever its commandId. All, when left out. */
  readonly setsState?: (command: Command) => boolean;
  /** More that always holds of what was written, e.g. contiguous versions. */
  readonly invariant?: (events: readonly Event[]) => void;
}

/** The property that every decider keeps: the same command twice writes nothing, and folding never throws. */
export function provesRepetitionWritesNothing<
  State,
  Command extends DomainCommand,
  Event extends DomainEvent,
>(decider: Decider<State, Command, Event>, proof: Proof<Command, Event>): void {
  const setsState = proof.setsState ?? (() => true);
  let written = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(proof.bodies, metas), { maxLength: 12 }), (drawn) => {
      const model = new StreamModel(decider);
      drawn.forEach(([body, meta], index) => {
        const command = { ...body, meta: { ...meta, commandId: `c-${index}` } } as unknown as Command;
        written += model.handle(command).length;
        expect(model.handle(command)).toEqual([]);
        if (setsState(command)) {
          expect(
            model.handle({ ...command, meta: { ...command.meta, commandId: `again-${index}` } }),
          ).toEqual([]);
        }
      });
      proof.invariant?.(model.events);
      // Not only in the order in which they were decided: evolve judges nothing, so no history may stop it.
      expect(() => fold(decider, [...model.events].reverse())).not.toThrow();
      for (const event of model.events) expect(() => fold(decider, [event])).not.toThrow();
    }),
    { numRuns: 200 },
  );
  // A generator that only makes refused commands would prove nothing.
  expect(written).toBeGreaterThan(100);
}

const metas: fc.Arbitrary<CommandMeta> = fc.record({
  commandId: fc.constant(''),
  actor: fc.record({
    id: fc.constant('p-1'),
    role: fc.constantFrom<Actor['role']>('operator', 'submitter', 'system'),
  }),
  at: fc.constantFrom('2023-04-01T00:00:00.000Z', '2023-04-20T12:00:00.000Z', '2023-06-30T23:59:59.999Z'),
  correlationId: fc.constant('x'),
  causationId: fc.constant('y'),
});
