-- What a load has changed and an undo would take back: by the history, the first change of each key since it was undone
-- last. former is the row before, or null if the load inserted it. other is set if somebody else has changed the row
-- since: a person, or another load that was not undone itself; or if something else depends on an inserted row.
CREATE OR REPLACE FUNCTION mart.find_changes(p_batch bigint)
RETURNS TABLE (key text, former jsonb, other boolean)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_load etl.load;
    v_mart record;
    v_since timestamptz;
BEGIN
    SELECT * INTO v_load FROM etl.load WHERE batch_id = p_batch;
    v_mart := mart.table_of(v_load.dataset);
    v_since := coalesce((SELECT max(undone_at) FROM etl.undo WHERE batch_id = p_batch), '-infinity');
    RETURN QUERY EXECUTE format($sql$
        WITH own AS (
            SELECT DISTINCT ON (%2$I) %2$I AS id, former, changed_at
            FROM mart.%1$I WHERE batch_id = $1 AND changed_at > $2
            ORDER BY %2$I, changed_at
        )
        -- Asked key by key, by the index: joined, the planner took thousands of keys for one and compared each with each.
        SELECT o.id::text, o.former, EXISTS (
            SELECT FROM mart.%1$I AS h
            WHERE h.%2$I = o.id AND h.batch_id IS DISTINCT FROM $1 AND h.changed_at > o.changed_at
            AND NOT EXISTS (
                SELECT FROM etl.undo AS u WHERE u.dataset = $3 AND (
                    h.changed_at BETWEEN u.began_at AND u.undone_at
                    OR u.batch_id = h.batch_id AND h.changed_at < u.undone_at))
        ) OR o.former IS NULL AND o.id::text IN (SELECT l.user_id::text FROM mart.loan AS l WHERE $3 = 'clients')
        FROM own AS o
        $sql$, v_mart.table_name || '_history', v_mart.key)
    USING p_batch, v_since, v_load.dataset;
END
$$;

-- Puts the table of a load back to what it was, by the changes in table "taken_back": inserted rows are deleted, changed
-- ones get their former values. The history keeps this as changes of the batch, by the person.
CREATE OR REPLACE PROCEDURE mart.take_back(p_batch bigint, p_began_at timestamptz)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_load etl.load;
    v_mart record;
    v_columns text;
    v_deleted bigint;
    v_restored bigint;
BEGIN
    SELECT * INTO v_load FROM etl.load WHERE batch_id = p_batch;
    v_mart := mart.table_of(v_load.dataset);
    PERFORM set_config('penstock.batch', p_batch::text, true);
    v_columns := (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = ('mart.' || v_mart.table_name)::regclass AND attnum > 0 AND NOT attisdropped
        AND attname <> v_mart.key);
    EXECUTE format(
        'DELETE FROM mart.%1$I AS m USING taken_back AS t WHERE m.%2$I::text = t.key AND t.former IS NULL',
        v_mart.table_name, v_mart.key);
    GET DIAGNOSTICS v_deleted = ROW_COUNT;
    EXECUTE format(
        'UPDATE mart.%1$I AS m SET (%3$s) = (SELECT f.%4$s FROM jsonb_populate_record(NULL::mart.%1$I, t.former) AS f)
        FROM taken_back AS t WHERE m.%2$I::text = t.key AND t.former IS NOT NULL',
        v_mart.table_name, v_mart.key, v_columns, replace(v_columns, ', ', ', f.'));
    GET DIAGNOSTICS v_restored = ROW_COUNT;
    IF v_load.dataset = 'consumers' THEN
        CALL mart.forget_source(p_batch);
        DELETE FROM etl.adopted_consumer WHERE batch_id = p_batch;
        DELETE FROM etl.absent AS a USING taken_back AS t
        WHERE a.dataset = 'consumers' AND a.key = t.key AND (t.former IS NULL OR a.batch_id = p_batch);
    END IF;
    DELETE FROM etl.waiting_loans WHERE batch_id = p_batch;
    UPDATE etl.correction SET superseded = true WHERE batch_id = p_batch;
    INSERT INTO etl.undo (batch_id, dataset, undone_by, began_at, undone_at, deleted, restored)
    VALUES (p_batch, v_load.dataset, mart.changed_by(), p_began_at, clock_timestamp(), v_deleted, v_restored);
    UPDATE etl.load SET undone_at = clock_timestamp(), undone_by = mart.changed_by(), detail = 'undone'
    WHERE batch_id = p_batch;
END
$$;
