-- Forgets some of the records of a load that ended before this moment, at most so many, in a transaction that holds the
-- load against whoever would run or correct it again. The first one marks it, so that nobody takes the rest for all.
-- Returns how many rows went: 0 if none is left, or if somebody works on the load.
--
-- Stays, whatever the age: the books and checks of the load, who corrected, ran again or undid it, the history of the
-- mart and what SMART360 had before. The load cannot be undone any more: what later loads confirmed of it may be forgotten.
CREATE OR REPLACE FUNCTION mart.forget_records(p_batch bigint, p_before timestamptz, p_most integer) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    v_table text;
    v_rows bigint;
BEGIN
    PERFORM FROM etl.load
    WHERE batch_id = p_batch AND (forgetting OR forgotten_at IS NULL AND finished_at < p_before)
    FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    UPDATE etl.load SET forgotten_at = clock_timestamp(), forgetting = true WHERE batch_id = p_batch AND NOT forgetting;
    FOR v_table IN
        SELECT to_regclass('etl.' || quote_ident('waiting_' || dataset))::text FROM etl.load WHERE batch_id = p_batch
        UNION ALL
        SELECT 'mart.' || quote_ident(d.table_name) FROM etl.load AS l JOIN etl.dataset AS d USING (dataset)
        WHERE l.batch_id = p_batch AND d.kind = 'list'
        UNION ALL
        SELECT unnest(ARRAY['etl.reject', 'etl.anomaly', 'etl.corrected_record', 'etl.chunk', 'etl.confirmed', 'etl.row_below',
                            'etl.kept_check'])
    LOOP
        CONTINUE WHEN v_table IS NULL;
        EXECUTE format(
            'DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE batch_id = $1 LIMIT $2))', v_table)
        USING p_batch, p_most;
        GET DIAGNOSTICS v_rows = ROW_COUNT;
        IF v_rows > 0 THEN
            RETURN v_rows;
        END IF;
    END LOOP;
    UPDATE etl.load SET forgetting = false WHERE batch_id = p_batch;
    RETURN 0;
END
$$;
