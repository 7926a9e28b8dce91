-- Forgets what became of a load's records, before they are run again; what it did to the mart stays.
CREATE OR REPLACE PROCEDURE mart.forget_load(p_batch bigint, p_chunks integer)
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM etl.reject WHERE batch_id = p_batch;
    DELETE FROM etl.anomaly WHERE batch_id = p_batch;
    CALL mart.forget_waiting(p_batch);
    DELETE FROM etl.validation WHERE batch_id = p_batch;
    DELETE FROM etl.corrected_record WHERE batch_id = p_batch;
    UPDATE etl.correction SET superseded = true WHERE batch_id = p_batch;
    DELETE FROM etl.chunk WHERE batch_id = p_batch;
    INSERT INTO etl.chunk (batch_id, chunk) SELECT p_batch, generate_series(1, p_chunks);
    UPDATE etl.load SET
        chunks_done = 0, read = 0, staged = 0, inserted = 0, updated = 0, unchanged = 0, duplicate = 0, rejected = 0,
        anomalies = 0, unread = 0, accepted_rejects = 0, accepted_unread = 0, smart360_inserted = NULL, smart360_updated = NULL, smart360_unchanged = NULL,
        smart360_rejected = NULL, detail = NULL, finished_at = NULL, undone_at = NULL, undone_by = NULL,
        forgotten_at = NULL, forgetting = false,
        other_numbers = false, ambiguous_numbers = false, numbers_doubted = false
    WHERE batch_id = p_batch;
END
$$;
