/**
 * JSON with object keys sorted by code unit and no white space, so that equal values have equal bytes.
 * `undefined` members are left out; bigint is refused by JSON.stringify. Used under every digest.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : member,
  );
}

/** Whether two values say the same, whatever the order of their keys. */
export function sameContent(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
