import type { EventCodec, EventLog } from '#event-store/port';
import type { AnyCommand } from './commands.js';
import { routeOf } from './route.js';
import { readHistory, type StreamHistory } from './stream-history.js';

/**
 * Would the rules take these commands, one after the other? Decides in memory on what the log holds and on what was rehearsed
 * before, and writes nothing: how a file is checked whole before its first append.
 * Memory: one folded state for each stream touched.
 */
export class Rehearsal {
  private readonly states = new Map<string, StreamHistory>();

  constructor(
    private readonly log: EventLog,
    private readonly codec: EventCodec,
  ) {}

  /** Throws RefusedError when the rules refuse; the rehearsal then goes on as if the command had not been. */
  async rehearse(command: AnyCommand): Promise<void> {
    const { stream, decider } = routeOf(command);
    let history = this.states.get(stream);
    if (!history) {
      history = await readHistory(this.log, this.codec, stream, decider);
      this.states.set(stream, history);
    }
    if (history.commands.has(command.meta.commandId)) return;
    let state = history.state;
    for (const event of decider.decide(command, state)) state = decider.evolve(state, event);
    this.states.set(stream, { ...history, state });
  }
}
