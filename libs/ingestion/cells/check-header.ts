import type { Findings } from '../check/findings.js';
import { columnLetters, type Header, type Template } from './header.js';
import { reportSpoiledNames } from './header-names.js';

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

/** Some templates have all columns of another and more: a file of virements has those of a plan. */
function isLarger(other: Template, template: Template): boolean {
  return (
    other.kind !== template.kind &&
    other.required.length > template.required.length &&
    template.required.every((column) => other.required.includes(column))
  );
}

/** Whether the header fits the template; says what is wrong with it, and which file it looks like, before any row is read. */
export function checkHeader(
  header: Header,
  template: Template,
  all: readonly Template[],
  findings: Findings,
  sheet?: string,
): boolean {
  if (reportSpoiledNames(header, template, findings)) return false;
  const missing = header.missing(template.required);
  const larger = all.find(
    (other) => isLarger(other, template) && header.missing(other.required).length === 0,
  );
  if (missing.length === 0 && larger !== undefined) {
    const message = `This looks like ${larger.kind}.csv, not ${template.kind}.csv: hand it in under its own name.`;
    findings.ofFile('wrong_template', message, header.names.slice(0, 30).join(','));
    return false;
  }
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
