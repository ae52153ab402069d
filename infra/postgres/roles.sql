-- What ringfence_app may do. Idempotent: runs after the migrations at every start, as the owner of the schemas.
-- The role itself is made before (libs/platform/database), since only an administrator can.

-- Read-model generations are schemas of their own, made and dropped by the application.
do $$ begin
  if not (has_database_privilege('ringfence_app', current_database(), 'create')
      and has_database_privilege('ringfence_app', current_database(), 'connect')
      and has_database_privilege('ringfence_app', current_database(), 'temporary')) then
    execute format('grant connect, create, temporary on database %I to ringfence_app', current_database());
  end if;
exception when insufficient_privilege then
  null; -- not the owner of the database: the program checks afterwards and says what its owner has to run
end $$;

grant usage on schema ringfence to ringfence_app;
grant select on ringfence.schema_migrations to ringfence_app;

-- The log: read, and append through log.append, which runs with its owner's rights. Nothing else, whatever an earlier
-- version granted: no update, delete, truncate, and no insert past the function that hands out positions.
do $$
declare append regprocedure;
begin
  if to_regnamespace('log') is not null then
    grant usage on schema log to ringfence_app;
    revoke all on all tables in schema log from ringfence_app, public;
    revoke all on all functions in schema log from ringfence_app, public;
    grant select on all tables in schema log to ringfence_app;
    for append in select oid from pg_proc where pronamespace = to_regnamespace('log') and proname = 'append' loop
      execute format('grant execute on function %s to ringfence_app', append);
    end loop;
  end if;
end $$;

do $$ begin
  if to_regnamespace('workspace') is not null then
    grant usage on schema workspace to ringfence_app;
    grant select, insert, update, delete on all tables in schema workspace to ringfence_app;
    grant usage, select on all sequences in schema workspace to ringfence_app;
  end if;
end $$;

-- Artefacts of issued reports are kept as they are: added and read, whatever an earlier version granted.
do $$ begin
  if to_regnamespace('reports') is not null then
    grant usage on schema reports to ringfence_app;
    revoke all on all tables in schema reports from ringfence_app, public;
    grant select, insert on all tables in schema reports to ringfence_app;
  end if;
end $$;
