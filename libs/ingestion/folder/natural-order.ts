/**
 * The order in which people number files: the plain name first, numbers by value (`returns.csv`, `returns-1.csv`, `returns-2.csv`,
 * `returns-10.csv`), all else by code unit, so that the order is the same on every machine.
 */
export function naturally(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [x, y] = [left[at], right[at]];
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (isNumber(x) && isNumber(y)) {
      const byValue = compareDigits(x, y);
      if (byValue !== 0) return byValue;
    } else if (x !== y) return x < y ? -1 : 1;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Without the extension, cut where digits begin and end. */
function parts(name: string): string[] {
  return (
    name
      .toLowerCase()
      .replace(/\.[^.]*$/, '')
      .match(/\d+|\D+/g) ?? []
  );
}

const isNumber = (part: string): boolean => /^\d/.test(part);

function compareDigits(x: string, y: string): number {
  const [a, b] = [x.replace(/^0+(?=\d)/, ''), y.replace(/^0+(?=\d)/, '')];
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
