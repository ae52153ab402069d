-- The event log. Appended to by log.append alone; never changed, never shortened, by anybody.
--
-- Whoever runs this owns the table and the function. Everybody else reads the tables and calls the function, which runs
-- with its owner's rights: positions are only in commit order while nothing but log.append hands them out.

CREATE SCHEMA IF NOT EXISTS log;

-- Positions mean something only together with the log they came from.
CREATE TABLE log.identity (
  log_id     uuid        NOT NULL DEFAULT gen_random_uuid(),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  single     boolean     PRIMARY KEY DEFAULT true CHECK (single)
);
INSERT INTO log.identity DEFAULT VALUES;

-- Payloads are text: jsonb costs a third on the way in, refuses \u0000 and does not give back the bytes that were written.
CREATE TABLE log.events (
  position    bigint             NOT NULL PRIMARY KEY CHECK (position > 0),
  stream      text COLLATE "C"   NOT NULL CHECK (char_length(stream) BETWEEN 1 AND 200),
  revision    bigint             NOT NULL CHECK (revision >= 0),
  event_id    uuid               NOT NULL CONSTRAINT events_event_id_key UNIQUE,
  type        text COLLATE "C"   NOT NULL CHECK (char_length(type) BETWEEN 1 AND 200),
  data        text               NOT NULL CHECK (octet_length(data) <= 1048576),
  metadata    text               NOT NULL CHECK (octet_length(metadata) <= 1048576),
  recorded_at timestamptz(3)     NOT NULL,
  -- The name up to its first hyphen, as EventStoreDB has it.
  category    text COLLATE "C"   NOT NULL GENERATED ALWAYS AS (split_part(stream, '-', 1)) STORED,
  CONSTRAINT events_stream_revision_key UNIQUE (stream, revision)
);

-- For readers of some categories of the whole log; one ordered scan for each, merged. "+ 0" keeps the planner off the primary
-- key, along which it would look for a category that is frequent overall but absent from here on: the whole log for each page.
CREATE INDEX events_category_position_idx ON log.events (category, (position + 0));

-- Grants stop the application; this stops a migration, a superuser at a prompt, and replication roles too.
CREATE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the event log is append-only: % on %.% refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER events_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.events
  FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
ALTER TABLE log.events ENABLE ALWAYS TRIGGER events_are_append_only;

CREATE TRIGGER identity_is_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON log.identity
  FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
ALTER TABLE log.identity ENABLE ALWAYS TRIGGER identity_is_fixed;

-- Writes all of these events to one stream, or none. To be called as a statement of its own (autocommit).
--
-- p_expected: a revision, −1 for "no stream", −2 for "the stream exists".
-- verdict:    'appended'        written; revision, position and recorded_at are those of the last event
--             'repeated'        these very ids stand at this very place: the first result again, nothing written
--             'wrong_revision'  revision is the actual one, −1 where there is no stream; nothing written
-- Raises unique_violation on events_event_id_key when an id stands elsewhere in the log.
--
-- The lock is taken before a position is, and kept until the commit can be seen: who sees a position sees every lower one,
-- and "greater than the last position" never skips an event. That rests on each statement below having a snapshot of its own,
-- so any isolation but READ COMMITTED is refused. Sequential scans are off because a plan made on an empty log outlives it.
CREATE FUNCTION log.append(
  p_stream text, p_expected bigint, p_event_ids uuid[], p_types text[], p_data text[], p_metadata text[],
  OUT verdict text, OUT revision bigint, OUT "position" bigint, OUT recorded_at timestamptz
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  n             integer := cardinality(p_event_ids);
  last_position bigint;
  last_at       timestamptz(3);
  actual        bigint;
  found_ids     uuid[];
  found_last    bigint;
  found_whole   boolean;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'log.append needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  IF n IS NULL OR n = 0 OR n <> cardinality(p_types) OR n <> cardinality(p_data) OR n <> cardinality(p_metadata) THEN
    RAISE EXCEPTION 'log.append needs at least one event and arrays of one length' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF p_expected IS NULL OR p_expected < -2 THEN
    RAISE EXCEPTION 'log.append: no such expectation' USING ERRCODE = 'invalid_parameter_value';
  END IF;

  PERFORM pg_advisory_xact_lock(7165927468351946);

  actual := coalesce((SELECT e.revision FROM log.events e WHERE e.stream = p_stream ORDER BY e.revision DESC LIMIT 1), -1);

  -- Where these events would stand already if this were a repeat: in one piece, in this order.
  IF p_expected = -2 THEN
    SELECT array_agg(e.event_id ORDER BY e.revision), max(e.revision), max(e.revision) - min(e.revision) = n - 1
      INTO found_ids, found_last, found_whole
      FROM log.events e WHERE e.stream = p_stream AND e.event_id = ANY (p_event_ids);
  ELSIF actual > p_expected THEN
    SELECT array_agg(e.event_id ORDER BY e.revision), max(e.revision), true
      INTO found_ids, found_last, found_whole
      FROM log.events e WHERE e.stream = p_stream AND e.revision BETWEEN p_expected + 1 AND p_expected + n;
  END IF;

  IF found_whole AND found_ids = p_event_ids THEN
    SELECT 'repeated', e.revision, e.position, e.recorded_at INTO verdict, revision, "position", recorded_at
      FROM log.events e WHERE e.stream = p_stream AND e.revision = found_last;
    RETURN;
  END IF;

  IF found_ids IS NOT NULL OR (p_expected = -2 AND actual = -1) OR (p_expected >= -1 AND actual <> p_expected) THEN
    verdict := 'wrong_revision';
    revision := actual;
    RETURN;
  END IF;

  SELECT e.position, e.recorded_at INTO last_position, last_at FROM log.events e ORDER BY e.position DESC LIMIT 1;
  last_position := coalesce(last_position, 0);

  verdict := 'appended';
  revision := actual + n;
  "position" := last_position + n;
  -- Cut, not rounded, to the millisecond; a clock that was set back does not take the log with it.
  recorded_at := greatest(date_trunc('milliseconds', clock_timestamp()), last_at);

  INSERT INTO log.events (position, stream, revision, event_id, type, data, metadata, recorded_at)
    SELECT last_position + u.ord, p_stream, actual + u.ord, u.event_id, u.type, u.data, u.metadata, append.recorded_at
      FROM unnest(p_event_ids, p_types, p_data, p_metadata) WITH ORDINALITY AS u (event_id, type, data, metadata, ord)
      ORDER BY u.ord;
END $$;

REVOKE ALL ON FUNCTION log.append(text, bigint, uuid[], text[], text[], text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION log.refuse_change() FROM PUBLIC;

-- The application reads and appends. roles.sql says the same; said here too so that no order of the two leaves it more.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ringfence_app') THEN
    REVOKE ALL ON ALL TABLES IN SCHEMA log FROM ringfence_app;
    GRANT USAGE ON SCHEMA log TO ringfence_app;
    GRANT SELECT ON log.events, log.identity TO ringfence_app;
    GRANT EXECUTE ON FUNCTION log.append(text, bigint, uuid[], text[], text[], text[]) TO ringfence_app;
  END IF;
END $$;
