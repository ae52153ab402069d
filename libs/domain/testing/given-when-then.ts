import { RefusedError, fold, type Decider, type DomainCommand, type DomainEvent } from '#kernel';

/**
 * Specs in the words of the rule: `given(events).when(command).then(events)`, `.thenNothing()`, `.thenRefused(code)`.
 * A refusal may be asked for words that its sentence must hold. What is given is frozen, so a decider that writes into its input fails.
 */
export function specificationOf<State, Command extends DomainCommand, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
) {
  return (...events: Event[]) => ({
    when: (command: Command) => {
      const decide = () => decider.decide(freeze(command), freeze(fold(decider, freeze(events))));
      return {
        then: (...expected: Event[]) => expect(decide()).toEqual(expected),
        thenNothing: () => expect(decide()).toEqual([]),
        thenRefused: (code: string, saying = '') => {
          const { code: its, message } = refusal(decide);
          expect([its, message]).toEqual([code, expect.stringContaining(saying)]);
        },
        thenInvalid: () => expect(decide).toThrow(expect.objectContaining({ code: 'InvalidValue' })),
      };
    },
  });
}

/** The refusal, which has to be a stable code and a whole sentence. */
function refusal(decide: () => unknown): RefusedError {
  try {
    decide();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    expect(error.code).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(error.message).toMatch(/^[A-Z0-9].{15,}\.$/);
    return error;
  }
  throw new Error('expected a refusal, and the command was accepted');
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
}
