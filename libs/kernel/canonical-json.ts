/**
 * JSON with object keys sorted by code unit and no white space, so that equal values have equal bytes.
 * `undefined` members are left out; bigint is refused by JSON.stringify. Used under every digest.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

/** The value with the keys of every object in order; what is so already is not copied, and most of what is stored is. */
function ordered(value: unknown): unknown {
  if (isOrdered(value)) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members).sort();
  return Object.fromEntries(keys.map((key) => [key, ordered(members[key])]));
}

function isOrdered(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isOrdered);
  const members = value as Readonly<Record<string, unknown>>;
  let before = '';
  for (const key in members) {
    if (key < before || !isOrdered(members[key])) return false;
    before = key;
  }
  return true;
}

/** Whether two values say the same, whatever the order of their keys. */
export function sameContent(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
