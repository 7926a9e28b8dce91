-- Merges a batch as if it were loaded, and takes all of it back but what the load is to show: its counts, what it would be held
-- for, and the rejects and anomalies that the merge has found (those of the chunks are there already). Of very many rejects the first in the
-- file are kept.
CREATE OR REPLACE PROCEDURE mart.try_merge(p_dataset text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_most CONSTANT integer := 100000;
    v_books etl.load;
    v_rejects etl.reject[];
    v_anomalies etl.anomaly[];
BEGIN
    BEGIN
        CALL mart.merge(p_dataset, p_batch);
        SELECT * INTO v_books FROM etl.load WHERE batch_id = p_batch;
        v_rejects := ARRAY(
            SELECT r FROM etl.reject AS r WHERE batch_id = p_batch AND chunk IS NULL ORDER BY line LIMIT v_most);
        v_anomalies := ARRAY(
            SELECT a FROM etl.anomaly AS a WHERE batch_id = p_batch AND chunk IS NULL ORDER BY line LIMIT v_most);
        RAISE EXCEPTION USING ERRCODE = 'TRIAL', MESSAGE = 'a trial is taken back';
    EXCEPTION WHEN SQLSTATE 'TRIAL' THEN
        -- all that the block has written is gone; its variables are not
        NULL;
    END;
    INSERT INTO etl.reject SELECT * FROM unnest(v_rejects);
    INSERT INTO etl.anomaly SELECT * FROM unnest(v_anomalies);
    UPDATE etl.load SET
        inserted = v_books.inserted, updated = v_books.updated, unchanged = v_books.unchanged,
        duplicate = v_books.duplicate, rejected = v_books.rejected, anomalies = v_books.anomalies,
        vanished = v_books.vanished, detail = v_books.detail
    WHERE batch_id = p_batch;
END
$$;
