const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One row in PostgreSQL's COPY text format, with its newline. Absent values are null. */
export function copyRow(values: readonly (string | number | undefined)[]): string {
  let row = '';
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    if (i > 0) row += '\t';
    if (value === undefined) row += '\\N';
    else if (typeof value === 'number') row += value;
    else row += SPECIAL.test(value) ? value.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char]!) : value;
  }
  return `${row}\n`;
}
