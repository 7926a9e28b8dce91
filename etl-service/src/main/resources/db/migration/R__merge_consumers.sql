-- Merges the staged consumers of a batch into the mart; leaves the counts in etl.load. The lock lets nobody else write
-- meanwhile: a merge would fail if the same row were inserted beside it, by a trial for example. Of the staged rows the
-- planner needs to know how many there are and how much their keys differ; more would only take time.
CREATE OR REPLACE PROCEDURE mart.merge_consumers(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
BEGIN
    PERFORM set_config('penstock.batch', p_batch::text, true);
    LOCK TABLE mart.consumer IN EXCLUSIVE MODE;
    EXECUTE format('ANALYZE etl.stage_consumers_%s (consumer_id)', p_batch);
    CALL mart.prepare_rows('consumers', 'consumer_id', p_batch);
    CALL mart.merge_rows('consumers', 'consumer', 'consumer_id', p_batch);
    CALL mart.note_source(p_batch);
    -- Else the rows of each later batch are looked for among all of these, until autovacuum comes by.
    IF (SELECT inserted FROM etl.load WHERE batch_id = p_batch) > 10000 THEN
        PERFORM brin_summarize_new_values('mart.consumer_changed_batch');
    END IF;
END
$$;
