import { RingfenceError } from '#kernel';

/** One thing wrong with one variable. */
export interface ConfigProblem {
  /** The option, where it was the command line that said it. */
  readonly variable: string;
  readonly message: string;
}

/** The configuration cannot be used. Holds every problem at once; the message lists them, one a line, without values of secrets. */
export class ConfigInvalidError extends RingfenceError {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, message }) => `${variable}: ${message}`);
    super('ConfigInvalid', lines.join('\n'), { problems });
    this.problems = problems;
  }
}
