/** First characters at which a spreadsheet takes text for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** Text for a CSV cell: what a spreadsheet would run gets a leading apostrophe. Numbers do not come through here. */
export const textCell = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

/** `a=1;b=-2`, keys in code-unit order. */
export const mapCell = (map: Readonly<Record<string, number | undefined>>): string =>
  textCell(
    Object.entries(map)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
  );

export const listCell = (items: readonly (string | number)[]): string => textCell(items.join(';'));
