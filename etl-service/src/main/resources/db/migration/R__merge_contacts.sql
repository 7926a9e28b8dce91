-- Merges the staged contacts of a batch into the mart; leaves the counts in etl.load. The lock lets nobody else write
-- meanwhile: a merge would fail if the same row were inserted beside it.
CREATE OR REPLACE PROCEDURE mart.merge_contacts(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
BEGIN
    PERFORM set_config('penstock.batch', p_batch::text, true);
    LOCK TABLE mart.contact IN EXCLUSIVE MODE;
    EXECUTE format('ANALYZE etl.stage_contacts_%s', p_batch);
    CALL mart.prepare_rows('contacts', 'user_id', p_batch);
    CALL mart.merge_rows('contacts', 'contact', 'user_id', p_batch);
END
$$;
