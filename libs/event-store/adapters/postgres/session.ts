import type pg from 'pg';
import type { LogPosition } from '#event-store/port';
import { asPortError } from './errors.js';

/** A row as text, column by column: what is not looked at is not parsed. */
export type TextRow = readonly (string | null)[];

const asText = { getTypeParser: () => (value: string) => value };

/** The pool, as the adapter uses it: prepared statements, rows as text, errors of the port. */
export class Session {
  /** The highest position met so far: how large the log is, at least. */
  private highest = 0n;

  constructor(private readonly pool: pg.Pool) {}

  /**
   * Runs one prepared statement. Throws LogUnavailableError.
   *
   * A generic plan made while the log was small is wrong when it is large, and stays until statistics are next gathered;
   * so a statement is prepared anew each time the log has doubled.
   */
  async query(name: string, text: string, values: readonly unknown[]): Promise<TextRow[]> {
    const size = this.highest.toString(2).length;
    const config = {
      name: `${name}_${size}`,
      text,
      values: [...values],
      rowMode: 'array' as const,
      types: asText,
    };
    try {
      const { rows } = await this.pool.query<(string | null)[]>(config);
      return rows;
    } catch (error) {
      throw asPortError(error);
    }
  }

  saw(position: LogPosition): void {
    if (position > this.highest) this.highest = position;
  }
}
