let last: Promise<void> = Promise.resolve();

/**
 * Waits until no other workbook is being checked in this process, and answers with how to end one's own turn. One at a time is what keeps the
 * memory of a process bounded, whoever hands in what.
 */
export async function turn(): Promise<() => void> {
  const before = last;
  let end: () => void = () => undefined;
  last = new Promise((resolve) => (end = resolve));
  await before;
  return end;
}
