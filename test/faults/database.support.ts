import { withClient } from '#platform/database';

/** What the application must not be able to do to the log, whoever writes the code. */
export const forbidden = [
  `update log.events set data = '{}'`,
  'delete from log.events',
  'truncate log.events',
  'truncate log.events cascade',
  'drop table log.events',
  'drop schema log cascade',
  'alter table log.events disable trigger all',
  'alter table log.events rename to gone',
  'create table log.shadow (x int)',
  `insert into log.events (position, stream, revision, event_id, type, data, metadata, recorded_at)
   values (1000000, 'a-1', 0, gen_random_uuid(), 'T.v1', '{}', '{}', now())`,
  'delete from log.identity',
  `update reports.artefacts set bytes = 'x'`,
  'delete from reports.artefacts',
  'truncate reports.artefacts',
  'drop table reports.artefacts',
  `update ringfence.schema_migrations set sha256 = 'x'`,
  'create role ringfence_helper superuser',
];

/** Tries a statement on a connection of its own and answers the SQLSTATE it fails with, or `done`. Rolls back. */
export async function outcome(url: string, statement: string): Promise<string> {
  return withClient(url, async (client) => {
    await client.query('begin');
    try {
      await client.query(statement);
      return 'done';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      await client.query('rollback');
    }
  });
}

/** Appends one event through the log's function, as the application does. */
export const appendOne = `select verdict from log.append('test-1', -1, array[gen_random_uuid()], array['T.v1'], array['{}'], array['{}'])`;
