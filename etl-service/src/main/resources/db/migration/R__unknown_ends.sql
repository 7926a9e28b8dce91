-- Loads that ended, and whose end was last published, before a time, and of whose end the reporting service does not know:
-- the event may be lost. None, where the reporting service has not yet made its view in this database. What is older than
-- two weeks is left as it is.
CREATE OR REPLACE FUNCTION etl.unknown_ends(p_before timestamptz, p_limit integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN QUERY
    SELECT l.batch_id FROM etl.load AS l
    WHERE l.finished_at < p_before AND l.finished_at > p_before - interval '14 days'
      AND coalesce(l.end_told_at, l.finished_at) < p_before
      AND NOT EXISTS (
          SELECT FROM reporting.known_end AS k WHERE k.batch_id = l.batch_id AND k.finished_at >= l.finished_at)
    ORDER BY l.batch_id LIMIT p_limit;
EXCEPTION
    WHEN invalid_schema_name OR undefined_table OR insufficient_privilege THEN
        RETURN;
END
$$;
