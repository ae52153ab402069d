import { CellFault, type CellType } from '../cells/fault.js';
import type { Findings } from '../check/findings.js';

type Path = readonly string[];

/** One entry of a JSON list, read member by member; faults point at the member (`/0/years/2022-23/regime`). */
export class JsonEntry {
  good = true;

  constructor(
    /** Its place in the list, from 1. */
    private readonly row: number,
    private readonly value: unknown,
    private readonly findings: Findings,
  ) {
    if (!isObject(value)) this.fail([], 'not_an_object', 'Each entry must be an object: { … }.');
  }

  /** Text that must be there. */
  text<T>(path: Path, type: CellType<T>): T {
    const found = this.at(path);
    if (found === undefined || found === null || found === '') {
      this.fail(path, 'required', `Fill in ${path[0] as string}.`);
      return type.none;
    }
    if (typeof found !== 'string') {
      this.fail(path, 'not_text', 'Write text here, in quotation marks.');
      return type.none;
    }
    const read = type.read(found.trim());
    if (!(read instanceof CellFault)) return read;
    this.fail(path, read.rule, read.message, read.secret);
    return type.none;
  }

  /** Basis points: a whole number from 0, which must be there. */
  count(path: Path): number {
    const found = this.at(path);
    if (Number.isSafeInteger(found) && (found as number) >= 0) return found as number;
    if (found === undefined) this.fail(path, 'required', `Fill in ${path[0] as string}.`);
    else this.fail(path, 'basis_points', 'Write basis points, a whole number from 0 (500 is 5%).');
    return 0;
  }

  /** true or false; false when it is not there. */
  flag(path: Path): boolean {
    const found = this.at(path) ?? false;
    if (typeof found === 'boolean') return found;
    this.fail(path, 'true_or_false', 'Write true or false.');
    return false;
  }

  /** A list; when required, of at least one. */
  list(path: Path, required: boolean): readonly unknown[] {
    const found = this.at(path) ?? [];
    if (!Array.isArray(found)) this.fail(path, 'not_a_list', 'Write a list here: [ … ].');
    else if (required && found.length === 0)
      this.fail(path, 'required', `Fill in at least one of ${path[0] as string}.`);
    return Array.isArray(found) ? found : [];
  }

  /** An object by its members, which must be there; null after a fault. */
  members(path: Path): Readonly<Record<string, unknown>> | null {
    const found = this.at(path);
    if (isObject(found)) return found;
    this.fail(path, found === undefined ? 'required' : 'not_an_object', 'Write an object here: { … }.');
    return null;
  }

  fail(path: Path, rule: string, message: string, secret = false): void {
    // An entry that is no object has one fault, not one for each member.
    if (!isObject(this.value) && !this.good) return;
    this.good = false;
    const pointer = [String(this.row - 1), ...path].map((part) =>
      part.replaceAll('~', '~0').replaceAll('/', '~1'),
    );
    const found = this.at(path);
    const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
    this.findings.error({
      row: this.row,
      column: path[0] ?? null,
      cell: `/${pointer.join('/')}`,
      value: secret ? '(not shown)' : text,
      rule,
      message,
    });
  }

  private at(path: Path): unknown {
    let found = this.value;
    for (const part of path) {
      if (found === null || typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined;
      found = (found as Record<string, unknown>)[part];
    }
    return found;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
