import { join } from 'node:path';

/**
 * Where the parts of an embedded cluster stand below the data directory. Everything is inside one folder, so that a
 * cluster appears with a single rename and is either whole or absent.
 */
export interface ClusterLayout {
  readonly dataDir: string;
  readonly folder: string;
  /** PostgreSQL's own data directory. */
  readonly pgData: string;
  readonly passwordFile: string;
  /** The port of the last start, so that a warm start keeps it where it can. */
  readonly portFile: string;
  /** A FIFO whose writers are the processes that want the server up; see hold.ts. */
  readonly holdFile: string;
  readonly logFile: string;
  readonly postmasterFile: string;
}

/** @param folder the cluster's folder; by default `postgres` below the data directory. */
export function clusterLayout(dataDir: string, folder = join(dataDir, 'postgres')): ClusterLayout {
  const pgData = join(folder, 'data');
  return {
    dataDir,
    folder,
    pgData,
    passwordFile: join(folder, 'superuser.password'),
    portFile: join(folder, 'port'),
    holdFile: join(folder, 'hold'),
    logFile: join(folder, 'server.log'),
    postmasterFile: join(pgData, 'postmaster.pid'),
  };
}
