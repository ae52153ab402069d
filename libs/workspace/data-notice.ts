import type pg from 'pg';

/** What every reader of this data must be told (that it is synthetic, say); null when there is nothing to say. */
export async function readDataNotice(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ notice: string }>('SELECT notice FROM workspace.data_notice');
  return rows[0]?.notice ?? null;
}

/** From now on every page, report and table says so. */
export async function setDataNotice(pool: pg.Pool, notice: string): Promise<void> {
  await pool.query(
    `INSERT INTO workspace.data_notice (notice) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET notice = excluded.notice`,
    [notice],
  );
}
