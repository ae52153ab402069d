-- How a system's own ledger extract becomes a return, by name. A version is never changed: the newest is used, and who made which stays to be seen.
create table workspace.mappings (
  ics text not null,
  name text not null,
  version int not null check (version > 0),
  content jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (ics, name, version)
);
