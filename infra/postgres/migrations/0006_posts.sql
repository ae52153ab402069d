-- The posts that people hold: what somebody may do, and for which system. Null is every system.
create table workspace.posts (
  person_id uuid not null references workspace.people on delete cascade,
  post text not null,
  ics text,
  unique nulls not distinct (person_id, post, ics)
);
