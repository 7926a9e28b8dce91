-- Keeps which consumers the source of an extract has: new ones are entered, returned ones unmarked and, by a full
-- extract, missing ones marked; all others are not written. Files say nothing of a source. An extract that is older than
-- a full one that was merged says nothing any more. A rejected record was there, though it was not loaded. Corrected
-- records are but some of an extract: none is missed by them.
CREATE OR REPLACE PROCEDURE mart.note_source(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_load etl.load;
    v_vanished bigint;
BEGIN
    SELECT * INTO v_load FROM etl.load WHERE batch_id = p_batch;
    IF v_load.extract IS NULL OR EXISTS (
        SELECT FROM etl.load
        WHERE feed = v_load.feed AND batch_id > p_batch AND extract = 'FULL' AND NOT dry_run
        AND state IN ('DELIVERING', 'COMPLETE')
    ) THEN
        RETURN;
    END IF;
    EXECUTE format('ANALYZE etl.stage_consumers_%s', p_batch);
    INSERT INTO mart.consumer_source (feed, consumer_id, first_batch)
    SELECT v_load.feed, s.consumer_id, p_batch
    FROM etl.stage_consumers AS s
    WHERE s.batch_id = p_batch AND NOT EXISTS (
        SELECT FROM mart.consumer_source AS k WHERE k.feed = v_load.feed AND k.consumer_id = s.consumer_id
    )
    ORDER BY s.consumer_id;
    UPDATE mart.consumer_source AS k
    SET returned_batch = p_batch, returned_from = k.vanished_batch, vanished_batch = NULL
    FROM (
        SELECT consumer_id FROM etl.stage_consumers WHERE batch_id = p_batch
        UNION ALL
        SELECT key FROM etl.reject WHERE batch_id = p_batch
    ) AS seen
    WHERE k.feed = v_load.feed AND k.vanished_batch IS NOT NULL AND k.consumer_id = seen.consumer_id;
    IF v_load.extract = 'FULL' AND current_setting('penstock.corrected', true) IS DISTINCT FROM p_batch::text THEN
        UPDATE mart.consumer_source AS k SET vanished_batch = p_batch
        WHERE k.feed = v_load.feed AND k.vanished_batch IS NULL
        AND NOT EXISTS (SELECT FROM etl.stage_consumers AS s WHERE s.batch_id = p_batch AND s.consumer_id = k.consumer_id)
        AND NOT EXISTS (SELECT FROM etl.reject AS r WHERE r.batch_id = p_batch AND r.key = k.consumer_id);
        GET DIAGNOSTICS v_vanished = ROW_COUNT;
        UPDATE etl.load SET vanished = v_vanished WHERE batch_id = p_batch;
    END IF;
END
$$;

-- Takes back what a batch has said of its source.
CREATE OR REPLACE PROCEDURE mart.forget_source(p_batch bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM mart.consumer_source WHERE first_batch = p_batch;
    UPDATE mart.consumer_source SET vanished_batch = NULL WHERE vanished_batch = p_batch;
    UPDATE mart.consumer_source
    SET vanished_batch = coalesce(vanished_batch, returned_from), returned_batch = NULL, returned_from = NULL
    WHERE returned_batch = p_batch;
END
$$;
