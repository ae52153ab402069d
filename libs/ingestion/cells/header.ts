import type { Findings } from '../check/findings.js';

/** The columns of one file and how its cells are called. `json` rows have pointers for cell names. */
export class Header {
  private readonly index = new Map<string, number>();

  constructor(
    readonly names: readonly string[],
    private readonly json: boolean,
  ) {
    names.forEach((name, at) => {
      if (name !== '' && !this.index.has(name)) this.index.set(name, at);
    });
  }

  /** −1 when the file has no such column. */
  at(column: string): number {
    return this.index.get(column) ?? -1;
  }

  /** `D14`, or `/13/amount`; a column that is not in the file has no cell. */
  cell(column: string, row: number): string | null {
    if (this.json) return `/${row - 1}/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const at = this.at(column);
    return at < 0 ? null : `${columnLetters(at)}${row}`;
  }

  /** Which of these the file lacks. */
  missing(columns: readonly string[]): string[] {
    return columns.filter((column) => !this.index.has(column));
  }
}

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** Column names as they are compared: trimmed, in small letters. */
export function normalised(names: readonly string[]): string[] {
  return names.map((name) => name.trim().toLowerCase());
}

export interface Template {
  readonly kind: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const SEPARATORS = { ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' };

/** What stands between the columns instead of commas: a spreadsheet of another country writes semicolons. Null where commas do. */
function otherSeparator(names: readonly string[], { required }: Template): string | null {
  const text = names.join(',');
  for (const [separator, word] of Object.entries(SEPARATORS)) {
    const parts = new Set(text.split(separator).map((name) => name.replaceAll('"', '').trim()));
    if (parts.size > 1 && required.filter((name) => parts.has(name)).length >= 2) return word;
  }
  return null;
}

/** Whether the header fits the template; says what is wrong with it, and which file it looks like, before any row is read. */
export function checkHeader(
  header: Header,
  template: Template,
  all: readonly Template[],
  findings: Findings,
  sheet?: string,
): boolean {
  const missing = header.missing(template.required);
  if (missing.length > 0) {
    const separator = otherSeparator(header.names, template);
    if (separator !== null) {
      const message = `The columns are separated by ${separator}: save the file as CSV with commas between the columns, and hand it in again.`;
      findings.ofFile('wrong_separator', message, header.names.join(','));
      return false;
    }
    const alike = all
      .filter((other) => other.kind !== template.kind && header.missing(other.required).length === 0)
      .sort((a, b) => b.required.length - a.required.length)[0];
    const where = sheet === undefined ? '' : ` of the sheet ${sheet}, the first that is shown,`;
    findings.ofFile(
      'wrong_template',
      alike
        ? `This looks like ${alike.kind}.csv, not ${template.kind}.csv: hand it in under its own name.`
        : `Row 1${where} must hold the column names; missing: ${missing.join(', ')}. Use the current template of ${template.kind}.csv.`,
      header.names.slice(0, 30).join(','),
    );
    return false;
  }
  const seen = new Set<string>();
  let good = true;
  for (const [at, name] of header.names.entries()) {
    if (name !== '' && seen.has(name)) {
      const cell = `${columnLetters(at)}1`;
      const message = `The column ${name} is there twice: delete one of them.`;
      good = false;
      findings.error({ row: 1, column: name, cell, value: name, rule: 'duplicate_column', message }, at);
    }
    seen.add(name);
  }
  return good;
}
