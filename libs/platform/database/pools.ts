import pg from 'pg';

export interface PoolOptions {
  /** Connections at most. Default 10. */
  readonly max?: number;
  /** Shown by pg_stat_activity. Default `ringfence`. */
  readonly applicationName?: string;
  /** Set on each new connection before anybody gets it: for a library whose statements name no schema. */
  readonly searchPath?: string;
}

/** Makes pools for one connection string, and ends them all together. */
export interface PoolFactory {
  createPool(options?: PoolOptions): pg.Pool;
  /** Ends every pool made here that is not ended yet. */
  end(): Promise<void>;
}

/**
 * int8 stays a string, as pg hands it over: positions pass 2^53. An idle connection that the server closes (a restart, a
 * crash) is dropped from the pool and told to `onLost`; without a listener it would end the process.
 */
export function poolFactory(url: string, onLost: (error: Error) => void = () => undefined): PoolFactory {
  const pools = new Set<pg.Pool>();
  return {
    createPool(options = {}) {
      const pool = new pg.Pool({
        connectionString: url,
        max: options.max ?? 10,
        application_name: options.applicationName ?? 'ringfence',
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
        // The pool waits for what this returns; only its published types do not say so.
        // eslint-disable-next-line @typescript-eslint/no-misused-promises
        ...(options.searchPath === undefined ? {} : { onConnect: searching(options.searchPath) }),
      });
      pool.on('error', onLost);
      // Between check-out and release a connection's error goes to its query, and then to nobody.
      pool.on('connect', (client) => client.on('error', () => undefined));
      pools.add(pool);
      return pool;
    },
    async end() {
      await Promise.all([...pools].filter((pool) => !pool.ending && !pool.ended).map((pool) => pool.end()));
      pools.clear();
    },
  };
}

const searching = (schema: string) => async (client: pg.ClientBase) => {
  await client.query(`SET search_path TO ${pg.escapeIdentifier(schema)}`);
};
