-- The bytes of issued reports, by their digest. Cited ones must be there for ever, so the application may add and read, and no more.
create schema reports;

create table reports.artefacts (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$' and sha256 = encode(sha256(bytes), 'hex')),
  bytes bytea not null,
  kept_at timestamptz not null default now()
);
