/** What stands outside generations: the register of them, and how far the reactions have got. Made by whoever comes first. */
export const REGISTRY_DDL = `
  CREATE SCHEMA IF NOT EXISTS projection;
  CREATE TABLE IF NOT EXISTS projection.generations (
    projection text NOT NULL,
    generation int NOT NULL,
    version int NOT NULL,
    status text NOT NULL CHECK (status IN ('building', 'live', 'retired')),
    log_id text NOT NULL,
    position bigint NOT NULL DEFAULT 0 CHECK (position >= 0),
    recorded_at timestamptz(3),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, generation)
  );
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_generation ON projection.generations (projection) WHERE status = 'live';
  -- Reactions keep their cursor outside generations: a rebuild tells nobody anything.
  CREATE SCHEMA IF NOT EXISTS reactions;
  CREATE TABLE IF NOT EXISTS reactions.signalled (
    fund text NOT NULL,
    ics text NOT NULL,
    year text NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (fund, ics, year)
  );
  -- The date in England on which they were told: a date passes without a fact. Asked first, for ALTER TABLE waits for every reader.
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'reactions.signalled'::regclass AND attname = 'told_on') THEN
      ALTER TABLE reactions.signalled ADD COLUMN told_on text;
    END IF;
  END $$;
`;
