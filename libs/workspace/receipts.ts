import type pg from 'pg';

/** What a key was used for before. `answer` is null while the first request is still under way (or died). */
export interface Receipt {
  /** What was asked with it: a method and an address. */
  readonly scope: string;
  readonly bodySha256: string;
  readonly status: number | null;
  readonly answer: string | null;
}

/**
 * Answers already given, by the caller's Idempotency-Key. A cache: the truth of "done already" is the commandId in the stream, so
 * losing a receipt loses the wording of an answer and nothing else.
 */
export class Receipts {
  constructor(private readonly pool: pg.Pool) {}

  /** Claims the key, which is one for all addresses, for this request and body; returns what stood there, or null when the claim is new. */
  async claim(key: string, scope: string, bodySha256: string): Promise<Receipt | null> {
    const inserted = await this.pool.query(
      'INSERT INTO workspace.receipts (key, scope, body_sha256) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING',
      [key, scope, bodySha256],
    );
    if (inserted.rowCount === 1) return null;
    const { rows } = await this.pool.query<Receipt>(
      'SELECT scope, body_sha256 AS "bodySha256", status, answer FROM workspace.receipts WHERE key = $1',
      [key],
    );
    return rows[0] ?? null;
  }

  /**
   * Keeps the answer, also where the claim was forgotten meanwhile. The first answer under a key stays, and so does a claim that another
   * request or body has made since: a late answer is not its own.
   */
  async answer(
    key: string,
    scope: string,
    bodySha256: string,
    status: number,
    answer: string,
  ): Promise<void> {
    await this.pool.query(
      `INSERT INTO workspace.receipts AS r (key, scope, body_sha256, status, answer) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (key) DO UPDATE SET status = $4, answer = $5
       WHERE r.answer IS NULL AND r.scope = $2 AND r.body_sha256 = $3`,
      [key, scope, bodySha256, status, answer],
    );
  }

  /** Gives a claim up that will have no answer; an answered one stays, and one of another request or body. */
  async release(key: string, scope: string, bodySha256: string): Promise<void> {
    await this.pool.query(
      'DELETE FROM workspace.receipts WHERE key = $1 AND scope = $2 AND body_sha256 = $3 AND answer IS NULL',
      [key, scope, bodySha256],
    );
  }

  /** Gives up every claim without an answer. One that is still under way elsewhere keeps its answer when it comes. */
  async forgetUnanswered(): Promise<void> {
    await this.pool.query('DELETE FROM workspace.receipts WHERE answer IS NULL');
  }
}
