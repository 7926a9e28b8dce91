-- Batches that were staged, and announced, before a time, and of which the etl service knows no load: their event may be
-- lost. None, where the etl service has not yet made its view in this database.
CREATE OR REPLACE FUNCTION unknown_batches(p_before timestamptz, p_limit integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN QUERY
    SELECT b.id FROM batch AS b
    WHERE b.state = 'STAGED' AND b.chunks_forgotten_at IS NULL
      AND coalesce(b.announced_at, b.received_at) < p_before
      AND NOT EXISTS (SELECT FROM etl.known_load AS l WHERE l.batch_id = b.id)
    ORDER BY b.id LIMIT p_limit;
EXCEPTION
    WHEN invalid_schema_name OR undefined_table OR insufficient_privilege THEN
        RETURN;
END
$$;
