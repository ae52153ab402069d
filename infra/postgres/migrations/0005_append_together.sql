-- Appends of several callers in one call: one lock, one look, one INSERT, one commit.
--
-- p_lengths: how many of the events, in their order, are each append's; the other two arrays have an item for each append too.
-- Gives a row for each append, in their order: the verdict, and the rest, of log.append(text, …). Each stream's appends come
-- after one another, in their order. Raises what that raises, and then nothing of any of them is written.
--
-- An append is plain when it is its stream's first here and the stream is where it was expected to be: it can be nothing but
-- written, and all of them are in one INSERT. Any other (a repeat, a wrong revision, "the stream exists", a second one to a stream)
-- goes through log.append(text, …) after them, which takes the same lock again and sees what they wrote.
--
-- Lock, isolation and sequential scans: as in log.append(text, …). Plans are generic because the server would otherwise make one for
-- the arrays of each call, which costs more than it saves.
CREATE FUNCTION log.append(
  p_streams text[], p_expected bigint[], p_lengths bigint[],
  p_event_ids uuid[], p_types text[], p_data text[], p_metadata text[]
) RETURNS TABLE (verdict text, revision bigint, "position" bigint, recorded_at timestamptz)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET enable_seqscan = off
  SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  appends       integer := cardinality(p_streams);
  events        integer := cardinality(p_event_ids);
  last_position bigint;
  last_at       timestamptz(3);
  -- Of each append:
  actual        bigint[];   -- its stream's revision, −1 for none
  plain         boolean[];
  before        bigint[];   -- how many of the events are those of appends before it
  base          bigint[];   -- if plain: the position its first event comes after
  n_before      bigint := 0;
  first_event   bigint;
  last_event    bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'log.append needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  IF appends IS NULL OR appends = 0 OR appends IS DISTINCT FROM cardinality(p_expected)
    OR appends IS DISTINCT FROM cardinality(p_lengths) OR (0 < ALL (p_lengths)) IS NOT TRUE
    OR events IS DISTINCT FROM (SELECT sum(l) FROM unnest(p_lengths) AS l)
    OR events IS DISTINCT FROM cardinality(p_types) OR events IS DISTINCT FROM cardinality(p_data)
    OR events IS DISTINCT FROM cardinality(p_metadata) THEN
    RAISE EXCEPTION 'log.append needs at least one event for each append and arrays of one length'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;

  PERFORM pg_advisory_xact_lock(7165927468351946);

  SELECT array_agg(
           coalesce((SELECT e.revision FROM log.events e WHERE e.stream = a.stream ORDER BY e.revision DESC LIMIT 1), -1)
           ORDER BY a.n)
    INTO actual
    FROM unnest(p_streams) WITH ORDINALITY AS a (stream, n);
  SELECT e.position, e.recorded_at INTO last_position, last_at FROM log.events e ORDER BY e.position DESC LIMIT 1;
  last_position := coalesce(last_position, 0);
  -- Cut, not rounded, to the millisecond; a clock that was set back does not take the log with it.
  last_at := greatest(date_trunc('milliseconds', clock_timestamp()), last_at);

  FOR a IN 1..appends LOOP
    plain[a] := p_expected[a] = actual[a] AND array_position(p_streams, p_streams[a]) = a;
    before[a] := n_before;
    base[a] := last_position;
    n_before := n_before + p_lengths[a];
    IF plain[a] THEN
      last_position := last_position + p_lengths[a];
    END IF;
  END LOOP;

  INSERT INTO log.events (position, stream, revision, event_id, type, data, metadata, recorded_at)
    SELECT base[a] + k, p_streams[a], actual[a] + k, p_event_ids[before[a] + k], p_types[before[a] + k],
           p_data[before[a] + k], p_metadata[before[a] + k], last_at
      FROM generate_series(1, appends) AS a, generate_series(1, p_lengths[a]) AS k
     WHERE plain[a];

  FOR a IN 1..appends LOOP
    IF plain[a] THEN
      verdict := 'appended';
      revision := actual[a] + p_lengths[a];
      "position" := base[a] + p_lengths[a];
      recorded_at := last_at;
    ELSE
      first_event := before[a] + 1;
      last_event := before[a] + p_lengths[a];
      SELECT one.verdict, one.revision, one.position, one.recorded_at
        INTO verdict, revision, "position", recorded_at
        FROM log.append(p_streams[a], p_expected[a], p_event_ids[first_event:last_event], p_types[first_event:last_event],
                        p_data[first_event:last_event], p_metadata[first_event:last_event]) AS one;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION log.append(text[], bigint[], bigint[], uuid[], text[], text[], text[]) FROM PUBLIC;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ringfence_app') THEN
    GRANT EXECUTE ON FUNCTION log.append(text[], bigint[], bigint[], uuid[], text[], text[], text[]) TO ringfence_app;
  END IF;
END $$;
