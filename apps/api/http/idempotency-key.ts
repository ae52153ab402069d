import { problem, ProblemException } from '../problems/problem.js';

/** Visible ASCII, as of a UUID: 1 to 255 characters. */
const KEY = /^[\x21-\x7e]{1,255}$/;
const DETAIL = 'the Idempotency-Key must be 1 to 255 visible ASCII characters, like a UUID';

/** Throws a problem (400) for what is no key. */
export function checkKey(key: string | undefined): void {
  if (key === undefined || KEY.test(key)) return;
  throw new ProblemException(
    problem('InvalidRequest', 400, DETAIL, [{ detail: DETAIL, header: 'Idempotency-Key' }]),
  );
}
