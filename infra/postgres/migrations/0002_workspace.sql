-- What is not history: plain tables that the application may change and delete from. Never rebuilt from the log.
create schema workspace;

-- Names stand here and never in events, so that a person can be forgotten.
create table workspace.people (
  id uuid primary key,
  name text not null unique,
  created_at timestamptz not null default now()
);

-- Files as they came, by kind and content.
create table workspace.uploads (
  kind text,
  sha256 text,
  file_name text not null,
  byte_length bigint not null,
  created_at timestamptz not null default now(),
  primary key (kind, sha256)
);

create table workspace.upload_chunks (
  kind text,
  sha256 text,
  seq int,
  bytes bytea not null,
  primary key (kind, sha256, seq),
  foreign key (kind, sha256) references workspace.uploads on delete cascade
);

-- First answers to repeated requests: a cache of what the log knows by its command ids.
create table workspace.receipts (
  key text primary key,
  scope text not null,
  body_sha256 text not null,
  status int,
  answer text,
  created_at timestamptz not null default now()
);
