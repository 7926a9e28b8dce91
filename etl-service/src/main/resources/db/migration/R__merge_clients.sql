-- Merges the staged clients of a batch into the mart, without undoing what a person has changed; leaves the counts in
-- etl.load. The lock makes a person who alters a client meanwhile wait: the change would be overwritten unseen.
CREATE OR REPLACE PROCEDURE mart.merge_clients(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
BEGIN
    PERFORM set_config('penstock.batch', p_batch::text, true);
    LOCK TABLE mart.client IN EXCLUSIVE MODE;
    EXECUTE format('ANALYZE etl.stage_clients_%s', p_batch);
    CALL mart.prepare_rows('clients', 'user_id', p_batch);
    CALL mart.keep_alterations(p_batch);
    CALL mart.merge_rows('clients', 'client', 'user_id', p_batch);
END
$$;
