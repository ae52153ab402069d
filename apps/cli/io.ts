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
  /** The work of which something was said last: what stands before its count. */
  private work = '';

  update(text: string): void {
    if (workOf(text) !== this.work) this.sayTheEnd();
    this.unsaid = text;
    const now = performance.now();
    if (now - this.last < (this.terminal ? 100 : 3000)) return;
    this.last = now;
    this.unsaid = null;
    this.work = workOf(text);
    if (this.terminal) {
      process.stderr.write(`\r\u001b[K${text}`);
      this.open = true;
    } else say(text);
  }

  done(): void {
    this.sayTheEnd();
    if (this.open) process.stderr.write('\r\u001b[K');
    this.open = false;
  }
  /** Where lines stay, the last of a work says how it ended: "434 of 473" would read as if the rest had been left. */
  private sayTheEnd(): void {
    if (!this.terminal && this.unsaid !== null && workOf(this.unsaid) === this.work) say(this.unsaid);
    this.unsaid = null;
    this.work = '';
  }
}

/** `returns.csv: writing 434 of 473` → `returns.csv: writing`. */
const workOf = (text: string): string => text.replace(/ \d.*$/, '');
