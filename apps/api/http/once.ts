import { createHash } from 'node:crypto';
import type { Receipts } from '#workspace';
import { problem, ProblemException } from '../problems/problem.js';
import type { Answer } from './answer.js';

const POLL_MS = 50;
const WAIT_MS = 60_000;

/**
 * The same key, request and body: the first answer again. The same key and another of them: 422. While the first request is under way the second
 * waits for its answer; when the first one died, the work is done again, which is harmless, since every command has its id.
 */
export async function once(
  receipts: Receipts,
  /** Method, path and parameters. */
  asked: string,
  key: string | undefined,
  body: Buffer,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return work();
  const sha256 = createHash('sha256').update(body).digest('hex');
  const deadline = performance.now() + WAIT_MS;
  let before = await receipts.claim(key, asked, sha256);
  while (before !== null) {
    if (before.scope !== asked || before.bodySha256 !== sha256) {
      const other = before.scope === asked ? 'another body' : `another request, ${before.scope}`;
      const detail = `the Idempotency-Key ${key} was used for ${other}: every request takes a new one`;
      const errors = [{ detail, header: 'Idempotency-Key' }];
      throw new ProblemException(problem('IdempotencyKeyReused', 422, detail, errors));
    }
    if (before.status !== null && before.answer !== null) {
      return { status: before.status, body: JSON.parse(before.answer) as Answer['body'] };
    }
    if (performance.now() > deadline) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    before = await receipts.claim(key, asked, sha256);
  }
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    // No answer to give again: the next request with this key tries for itself, at once.
    await receipts.release(key, asked, sha256).catch(() => undefined);
    throw error;
  }
  await receipts.answer(key, asked, sha256, answer.status, JSON.stringify(answer.body));
  return answer;
}
