-- What an undo of a load would take back, in the temporary table "taken_back": the rows whose layer (R__layers.sql) is not
-- just a confirmation. "now" is the row as it is, "after" as it will be, null if it goes: in columns that higher layers
-- have it stays, and the lowest of them, "heir", takes over what the load has inserted. So does what a person has set of a
-- client. "other" is set if somebody else has changed since what the load has changed or would change: a person, or a later
-- load that was not undone itself; or if something depends on a row that goes. What an earlier load has changed lies beneath.
CREATE OR REPLACE PROCEDURE mart.find_taken_back(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_dataset text := (SELECT dataset FROM etl.load WHERE batch_id = p_batch);
    v_mart    record := mart.table_of(v_dataset);
    v_said    text[] := mart.columns_of_load(v_dataset, v_mart.key, p_batch);
BEGIN
    EXECUTE format($sql$
        CREATE TEMPORARY TABLE own_layer ON COMMIT DROP AS
        WITH changed AS (
            SELECT DISTINCT ON (%2$I) %2$I::text AS key, former AS below, changed_at AS since
            FROM mart.%1$I
            WHERE batch_id = %3$s
            AND changed_at > coalesce((SELECT max(undone_at) FROM etl.undo WHERE batch_id = %3$s), '-infinity')
            ORDER BY %2$I, changed_at
        )
        SELECT key, CASE WHEN l.key IS NULL THEN c.below ELSE l.below END AS below, least(c.since, l.laid_at) AS since,
               c.key IS NOT NULL AS changed
        FROM changed AS c FULL JOIN (SELECT key, below, laid_at FROM etl.row_below WHERE batch_id = %3$s) AS l USING (key)
        $sql$, v_mart.table_name || '_history', v_mart.key, p_batch);
    CALL mart.ask_for_keys('own_layer', 'key');
    ANALYZE own_layer;
    CALL mart.find_layers(v_dataset, p_batch, false);
    EXECUTE format($sql$
        CREATE TEMPORARY TABLE taken_back ON COMMIT DROP AS
        WITH above AS MATERIALIZED (
            SELECT key, min(batch_id) AS heir, array_agg(batch_id ORDER BY batch_id) AS loads FROM layer GROUP BY key
        ), unsaid AS MATERIALIZED (
            -- Many rows have the same layers above them: what those do not speak of is asked once.
            SELECT loads, ARRAY(
                SELECT unnest(%5$L::text[]) EXCEPT SELECT unnest(mart.columns_of_loads(%3$L, %2$L, loads))) AS columns
            FROM (SELECT DISTINCT loads FROM above) AS distinct_loads
        ), found AS MATERIALIZED (
            SELECT o.key, o.below, o.since, o.changed, a.heir, to_jsonb(m) AS now,
                   CASE WHEN a.key IS NULL THEN mart.row_of(o.below) || mart.values_of(to_jsonb(m), p.columns) ELSE
                       to_jsonb(m)
                       || mart.values_of(o.below, u.columns)
                       || CASE WHEN m.changed_batch = %4$s THEN jsonb_build_object('changed_batch', a.heir) ELSE '{}' END
                       || CASE WHEN mart.row_of(o.below) IS NULL THEN jsonb_build_object('created_batch', a.heir) ELSE '{}' END
                       || mart.values_of(to_jsonb(m), p.columns)
                   END AS after
            FROM own_layer AS o
            LEFT JOIN mart.%1$I AS m ON m.%2$I = o.key::%6$s
            LEFT JOIN above AS a ON a.key = o.key
            LEFT JOIN unsaid AS u ON u.loads = a.loads
            LEFT JOIN mart.set_by_persons(%3$L) AS p ON p.key = o.key
        )
        -- Asked key by key, by the index: joined, the planner took thousands of keys for one and compared each with each.
        SELECT r.key, r.below, r.heir, r.now, r.after,
        (r.changed OR r.after IS NULL OR r.now IS NULL
         OR r.after - '{created_batch,changed_batch}'::text[] <> r.now - '{created_batch,changed_batch}'::text[])
        AND EXISTS (
            SELECT FROM mart.%7$I AS h
            WHERE h.%2$I = r.key::%6$s AND coalesce(h.batch_id > %4$s, true) AND h.changed_at > r.since
            AND NOT EXISTS (
                SELECT FROM etl.undo AS u WHERE u.dataset = %3$L AND (
                    h.changed_at BETWEEN u.began_at AND u.undone_at
                    OR u.batch_id = h.batch_id AND h.changed_at < u.undone_at))
        ) OR r.after IS NULL AND (%8$s) AS other
        FROM found AS r
        $sql$, v_mart.table_name, v_mart.key, v_dataset, p_batch, v_said,
        (SELECT atttypid::regtype FROM pg_attribute
         WHERE attrelid = ('mart.' || v_mart.table_name)::regclass AND attname = v_mart.key),
        v_mart.table_name || '_history',
        coalesce((
            SELECT string_agg(format('r.key IN (SELECT o.%I::text FROM mart.%I AS o)', f ->> 'column', d.table_name), ' OR ')
            FROM etl.dataset AS d CROSS JOIN jsonb_array_elements(d.refers) AS f
            WHERE d.kind = 'keyed' AND f ->> 'dataset' = v_dataset), 'false'));
    ANALYZE taken_back;
END
$$;

-- Some columns of a row, or none; without value where there is no row.
CREATE OR REPLACE FUNCTION mart.values_of(p_row jsonb, p_columns text[]) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    IF p_columns IS NULL OR p_columns = '{}' THEN
        RETURN '{}';
    END IF;
    RETURN (SELECT jsonb_object_agg(c, coalesce(p_row -> c, 'null')) FROM unnest(p_columns) AS c);
END
$$;

-- The columns of clients that are as a person has set them, and not as the files said last; of other datasets this is not
-- known.
CREATE OR REPLACE FUNCTION mart.set_by_persons(p_dataset text) RETURNS TABLE (key text, columns text[])
LANGUAGE sql STABLE
AS $$
    SELECT m.user_id::text, ARRAY(
        SELECT c.key FROM jsonb_each(to_jsonb(m) - '{user_id,created_batch,changed_batch}'::text[]) AS c
        WHERE a.said -> c.key IS DISTINCT FROM c.value)
    FROM mart.altered_client AS a JOIN mart.client AS m USING (user_id)
    WHERE p_dataset = 'clients'
$$;

DROP FUNCTION IF EXISTS mart.set_by_persons();

-- Takes the layer of a load out from under the layers that have confirmed its rows.
CREATE OR REPLACE PROCEDURE mart.remove_layer(p_dataset text, p_key text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_said text[] := mart.columns_of_load(p_dataset, p_key, p_batch);
BEGIN
    INSERT INTO etl.row_below AS b (key, batch_id, below)
    SELECT key, batch_id,
           CASE WHEN batch_id = heir THEN own_below ELSE below || mart.values_of(own_below, changed) END
    FROM (
        SELECT t.key, y.batch_id, t.heir, t.below AS own_below, CASE WHEN y.as_now THEN t.now ELSE y.below END AS below,
               c.columns AS changed
        FROM taken_back AS t JOIN layer AS y USING (key)
        JOIN (
            SELECT between, ARRAY(
                SELECT unnest(v_said) EXCEPT SELECT unnest(mart.columns_of_loads(p_dataset, p_key, between))) AS columns
            FROM (SELECT DISTINCT between FROM layer) AS distinct_between
        ) AS c USING (between)
    ) AS above
    WHERE batch_id = heir OR changed <> '{}'
    ON CONFLICT (key, batch_id) DO UPDATE SET below = excluded.below;
    DELETE FROM etl.row_below WHERE batch_id = p_batch;
    DELETE FROM etl.confirmed WHERE batch_id = p_batch;
END
$$;

-- Puts the table of a load to what it is without the load, by the table "taken_back". The history keeps this as changes of
-- the batch, by the person.
CREATE OR REPLACE PROCEDURE mart.take_back(p_batch bigint, p_began_at timestamptz)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_dataset  text := (SELECT dataset FROM etl.load WHERE batch_id = p_batch);
    v_mart     record := mart.table_of(v_dataset);
    v_columns  text;
    v_deleted  bigint;
    v_restored bigint;
BEGIN
    PERFORM set_config('penstock.batch', p_batch::text, true);
    v_columns := (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = ('mart.' || v_mart.table_name)::regclass AND attnum > 0 AND NOT attisdropped
        AND attname <> v_mart.key);
    CALL mart.remove_layer(v_dataset, v_mart.key, p_batch);
    EXECUTE format(
        'DELETE FROM mart.%1$I AS m USING taken_back AS t WHERE m.%2$I::text = t.key AND t.after IS NULL',
        v_mart.table_name, v_mart.key);
    GET DIAGNOSTICS v_deleted = ROW_COUNT;
    EXECUTE format(
        'UPDATE mart.%1$I AS m SET (%3$s) = (SELECT f.%4$s FROM jsonb_populate_record(NULL::mart.%1$I, t.after) AS f)
        FROM taken_back AS t WHERE m.%2$I::text = t.key AND t.after IS NOT NULL AND t.after <> t.now',
        v_mart.table_name, v_mart.key, v_columns, replace(v_columns, ', ', ', f.'));
    v_restored := (SELECT count(*) FROM taken_back WHERE after IS NOT NULL AND heir IS NULL);
    IF v_dataset = 'consumers' THEN
        CALL mart.forget_source(p_batch);
        -- What SMART360 had before goes with the row, to the load that has inserted it now.
        INSERT INTO etl.adopted_consumer
        SELECT (jsonb_populate_record(a, jsonb_build_object('batch_id', t.after -> 'created_batch'))).*
        FROM etl.adopted_consumer AS a JOIN taken_back AS t ON t.key = a.consumer_id
        WHERE a.batch_id = p_batch AND t.after ->> 'created_batch' <> p_batch::text
        ON CONFLICT DO NOTHING;
        DELETE FROM etl.adopted_consumer WHERE batch_id = p_batch;
        DELETE FROM etl.absent AS a USING taken_back AS t
        WHERE a.dataset = 'consumers' AND a.key = t.key AND t.after IS NULL;
    END IF;
    IF v_dataset = 'clients' THEN
        -- What no person has set must not look as if a person had.
        UPDATE mart.altered_client AS a SET said = a.said || mart.values_of(t.after, t.columns)
        FROM (
            SELECT key, after, ARRAY(
                SELECT v.key FROM jsonb_each(after - '{user_id,created_batch,changed_batch}'::text[]) AS v
                WHERE now -> v.key IS DISTINCT FROM v.value) AS columns
            FROM taken_back
        ) AS t
        WHERE a.user_id = t.key::bigint;
    END IF;
    CALL mart.forget_waiting(p_batch);
    UPDATE etl.correction SET superseded = true WHERE batch_id = p_batch;
    INSERT INTO etl.undo (batch_id, dataset, undone_by, began_at, undone_at, deleted, restored, kept)
    VALUES (p_batch, v_dataset, mart.changed_by(), p_began_at, clock_timestamp(), v_deleted, v_restored,
            (SELECT count(*) FROM taken_back WHERE heir IS NOT NULL));
    UPDATE etl.load SET undone_at = clock_timestamp(), undone_by = mart.changed_by(), detail = 'undone'
    WHERE batch_id = p_batch;
END
$$;

-- What took only the history for what a load has changed.
DROP FUNCTION IF EXISTS mart.find_changes(bigint);
