import type { Instant } from './plain-date.js';

/** Something that happened, in the past tense. `type` is the domain's word; the stored name is the codec's. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Who asks. `id` is opaque: names live in the workspace, from which they can be deleted. */
export interface Actor {
  readonly id: string;
  readonly role: 'operator' | 'submitter' | 'system';
}

/** The id of a request that names nobody: not a person, so that it can be the same in two requests of two people. */
export const NOBODY_NAMED = 'api';

/** What comes in with every command: time, ids and actor, so that deciding needs no clock and no randomness. */
export interface CommandMeta {
  /** Made by the caller; the same id again is the same command and writes nothing. A UUID. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly correlationId: string;
  readonly causationId: string;
}

export interface DomainCommand<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly meta: CommandMeta;
}

/**
 * One stream's rules. `decide` returns the events of a command ([] when it changes nothing) or throws RefusedError;
 * `evolve` folds one event. Both are pure.
 */
export interface Decider<State, Command, Event> {
  readonly initial: State;
  readonly decide: (command: Command, state: State) => Event[];
  readonly evolve: (state: State, event: Event) => State;
}

/** The state after these events. */
export function fold<State, Event>(
  decider: Pick<Decider<State, never, Event>, 'initial' | 'evolve'>,
  events: Iterable<Event>,
): State {
  let state = decider.initial;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}
