-- A return that is being made: the file as it was handed in, and what came of its check. Working rows, gone once it is submitted.
create table workspace.drafts (
  ics text not null,
  year text not null,
  period int not null,
  -- Names the draft; the submission's command has an id of it, so that pressing twice submits once.
  id uuid not null,
  -- Counts every change: what a reader saw is the revision they say.
  revision int not null,
  file_name text not null,
  bytes bytea not null,
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  outcome json not null,
  -- Who confirmed the discrepancies of this digest; another check may find others.
  confirmed_by text,
  confirmed_sha256 text,
  primary key (ics, year, period)
);
