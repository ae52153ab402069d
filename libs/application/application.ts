import type { EventCodec, EventLog } from '#event-store/port';
import type { SubmitReturn } from '#domain/spend-return';
import type { AnyCommand } from './commands.js';
import type { Revision } from '#event-store/port';
import { execute, type CommandOutcome, type SeenRevision } from './execute.js';
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
  execute(command: AnyCommand, expected?: SeenRevision): Promise<CommandOutcome> {
    return execute(this.log, this.codec, command, undefined, expected);
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
    return (await this.standingFor(command)).state;
  }

  /** The same with the revision that it stands at: what a reader is shown, and says back as `seen` when they change it. */
  async standingFor(
    command: AnyCommand,
  ): Promise<{ readonly state: unknown; readonly revision: Revision | null }> {
    const { stream, decider } = routeOf(command);
    const { state, revision } = await readHistory(this.log, this.codec, stream, decider);
    return { state, revision };
  }
}
