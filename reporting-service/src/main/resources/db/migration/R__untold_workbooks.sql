-- Takes cohorts whose workbook was made, and last published as ready, before a time, while the ingest service still keeps the
-- original of their list: it may not have heard of the workbook. None, where the ingest service has not yet made its view in
-- this database.
CREATE OR REPLACE FUNCTION take_untold_workbooks(p_before timestamptz, p_limit integer) RETURNS SETOF cohort
LANGUAGE plpgsql
AS $$
BEGIN
    RETURN QUERY
    WITH untold AS (
        SELECT c.cohort_id
        FROM cohort AS c
        JOIN ingest.kept_original AS kept ON kept.batch_id = c.batch_id
        LEFT JOIN told_workbook AS told ON told.cohort_id = c.cohort_id
        WHERE c.state = 'MADE' AND coalesce(told.told_at, c.made_at) < p_before
        ORDER BY c.cohort_id LIMIT p_limit
        FOR UPDATE OF c SKIP LOCKED
    ), told AS (
        INSERT INTO told_workbook (cohort_id, told_at)
        SELECT untold.cohort_id, clock_timestamp() FROM untold
        ON CONFLICT (cohort_id) DO UPDATE SET told_at = excluded.told_at
    )
    SELECT c.* FROM cohort AS c JOIN untold ON untold.cohort_id = c.cohort_id ORDER BY c.cohort_id;
EXCEPTION
    WHEN invalid_schema_name OR undefined_table OR insufficient_privilege THEN
        RETURN;
END
$$;
