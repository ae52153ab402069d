import { failureOf } from './failure.js';

/** Data goes to stdout, whole; everything else to stderr. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** JSON for scripts. */
export function printJson(value: unknown): void {
  print(
    JSON.stringify(
      value,
      (_key, member: unknown) => (typeof member === 'bigint' ? member.toString() : member),
      2,
    ),
  );
}

/** A line for the person who waits. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Ends badly, and says why. */
export function fail(error: unknown): void {
  say(failureOf(error));
  process.exitCode = 1;
}

/** Progress on stderr: rewrites its line on a terminal, and is a line a few seconds apart elsewhere. */
export class ProgressLine {
  private readonly terminal = process.stderr.isTTY;
  /** Something that is done at once needs no progress. */
  private last = performance.now();
  private open = false;
  /** What stood last, and was not said because it came too soon after another. */
  private unsaid: string | null = null;
  private hasSaid = false;

  update(text: string): void {
    this.unsaid = text;
    const now = performance.now();
    if (now - this.last < (this.terminal ? 100 : 3000)) return;
    this.last = now;
    this.unsaid = null;
    this.hasSaid = true;
    if (this.terminal) {
      process.stderr.write(`\r\u001b[K${text}`);
      this.open = true;
    } else say(text);
  }

  /** Where lines stay, the last says how it ended: "434 of 473" would read as if the rest had been left. */
  done(): void {
    if (!this.terminal && this.hasSaid && this.unsaid !== null) say(this.unsaid);
    this.unsaid = null;
    if (this.open) process.stderr.write('\r\u001b[K');
    this.open = false;
  }
}
