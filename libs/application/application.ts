import type { EventCodec, EventLog } from '#event-store/port';
import type { SubmitReturn } from '#domain/spend-return';
import type { AnyCommand } from './commands.js';
import { execute, type CommandOutcome } from './execute.js';
import { Rehearsal } from './rehearsal.js';
import { routeOf } from './route.js';
import { readHistory } from './stream-history.js';
import { submitReturn } from './submit-return.js';

/** The one way in: commands to events. */
export class Application {
  constructor(
    private readonly log: EventLog,
    private readonly codec: EventCodec,
  ) {}

  /** See `execute`. */
  execute(command: AnyCommand): Promise<CommandOutcome> {
    return execute(this.log, this.codec, command);
  }

  /** See `submitReturn`. */
  submitReturn(command: SubmitReturn, lines: AsyncIterable<string>): Promise<CommandOutcome> {
    return submitReturn(this.log, this.codec, command, lines);
  }

  streamOf(command: AnyCommand): string {
    return routeOf(command).stream;
  }

  rehearsal(): Rehearsal {
    return new Rehearsal(this.log, this.codec);
  }

  /** The folded state of the stream that this command would be decided on. */
  async stateFor(command: AnyCommand): Promise<unknown> {
    const { stream, decider } = routeOf(command);
    return (await readHistory(this.log, this.codec, stream, decider)).state;
  }
}
