-- A value as reasons quote it.
CREATE OR REPLACE FUNCTION mart.quoted(p_value text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN coalesce('''' || p_value || '''', 'nothing');

-- The stage table of one load: asked by its own name, because the planner has no statistics of the parent of all.
CREATE OR REPLACE FUNCTION mart.stage_table(p_dataset text, p_batch bigint) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN format('etl.%I', 'stage_' || p_dataset || '_' || p_batch);

-- Resolves repeats of a key within the staged rows of a batch: the first row stays; an identical repeat is a duplicate,
-- a differing one a reject. Most batches repeat nothing, which a look along the sorted keys tells soonest.
CREATE OR REPLACE PROCEDURE mart.resolve_repeats(p_dataset text, p_key text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_repeats boolean;
BEGIN
    EXECUTE format($sql$
        SELECT EXISTS (
            SELECT FROM (SELECT %2$I = lag(%2$I) OVER (ORDER BY %2$I) AS repeated FROM %1$s) AS neighbours WHERE repeated
        )
        $sql$, mart.stage_table(p_dataset, p_batch), p_key) INTO v_repeats;
    IF NOT v_repeats THEN
        RETURN;
    END IF;
    EXECUTE format($sql$
        WITH repeated AS MATERIALIZED (
            SELECT %2$I FROM %1$s GROUP BY %2$I HAVING count(*) > 1
        ), ranked AS (
            SELECT s.ctid AS place, s.line, first_value(s.line) OVER same_key AS first_line,
                   to_jsonb(s) - 'line' = first_value(to_jsonb(s) - 'line') OVER same_key AS equal
            FROM %1$s AS s JOIN repeated USING (%2$I)
            WINDOW same_key AS (PARTITION BY s.%2$I ORDER BY s.line)
        ), gone AS (
            DELETE FROM %1$s AS s USING ranked AS r
            WHERE s.ctid = r.place AND r.line <> r.first_line
            RETURNING r.line, r.first_line, r.equal
        ), refused AS (
            INSERT INTO etl.reject (batch_id, line, column_name, rule, reason)
            SELECT %3$s, line, %2$L, 'unique',
                   format('expected one row per %%s, found another with other content in line %%s', %2$L, first_line)
            FROM gone WHERE NOT equal
            RETURNING 1
        )
        UPDATE etl.load SET
            duplicate = duplicate + (SELECT count(*) FROM gone WHERE equal),
            rejected = rejected + (SELECT count(*) FROM refused)
        WHERE batch_id = %3$s
        $sql$, mart.stage_table(p_dataset, p_batch), p_key, p_batch);
END
$$;

-- Finds which staged rows of a batch are new to a table of the mart, and which differ from what it has; those of an older
-- batch than the table's never count as differing. Leaves their places in the temporary table "arriving". A query of its own,
-- because reading can be shared among processes, unlike writing: of a batch that changes little, reading is all there is.
-- The planner cannot tell how little; shared reading is made cheap for it.
CREATE OR REPLACE PROCEDURE mart.find_arriving(p_dataset text, p_table text, p_key text, p_batch bigint)
LANGUAGE plpgsql
SET parallel_tuple_cost = 0
AS $$
DECLARE
    v_compared text[] := mart.staged_columns(p_dataset, p_key);
    v_find text := format($sql$
        CREATE TEMPORARY TABLE arriving ON COMMIT DROP AS
        SELECT s.ctid AS place, m.%3$I IS NULL AS new
        FROM %1$s AS s LEFT JOIN mart.%2$I AS m ON m.%3$I = s.%3$I
        WHERE m.%3$I IS NULL OR (coalesce(m.changed_batch, 0) <= %4$s AND (%5$s) IS DISTINCT FROM (%6$s))
        $sql$,
        mart.stage_table(p_dataset, p_batch), p_table, p_key, p_batch,
        'm.' || array_to_string(v_compared, ', m.'), 's.' || array_to_string(v_compared, ', s.'));
BEGIN
    IF to_regclass('pg_temp.arriving') IS NOT NULL THEN
        DROP TABLE pg_temp.arriving;
    END IF;
    BEGIN
        EXECUTE v_find;
    EXCEPTION WHEN disk_full OR out_of_memory THEN
        -- The processes share memory, of which a container has 64 MB unless it is given more.
        PERFORM set_config('max_parallel_workers_per_gather', '0', true);
        EXECUTE v_find;
    END;
    ANALYZE arriving;
END
$$;

-- The columns that a stage table brings to the mart besides the key.
CREATE OR REPLACE FUNCTION mart.staged_columns(p_dataset text, p_key text) RETURNS text[]
LANGUAGE sql STABLE
RETURN ARRAY(
    SELECT quote_ident(attname) FROM pg_attribute
    WHERE attrelid = ('etl.stage_' || p_dataset)::regclass AND attnum > 0 AND NOT attisdropped
    AND attname NOT IN ('batch_id', 'line', p_key)
    ORDER BY attnum);

-- Merges the staged rows of a batch into a table of the mart: new rows are inserted, changed ones updated, unchanged ones
-- not touched, and a row of an older batch never overwrites a newer one. What the batch itself has written is found when
-- it is run again, by another plan or with corrected records. Adds its counts to the load. Whoever calls this has locked
-- the table, so that nothing else changes between its steps, and analysed the staged rows.
CREATE OR REPLACE PROCEDURE mart.merge_rows(p_dataset text, p_table text, p_key text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_columns text[] := mart.staged_columns(p_dataset, p_key);
    v_names   text := array_to_string(v_columns, ', ');
    v_values  text := 's.' || array_to_string(v_columns, ', s.');
    v_stage   text := mart.stage_table(p_dataset, p_batch);
    v_staged  bigint;
    v_new     bigint;
    v_changed bigint;
    v_empty   boolean;
BEGIN
    EXECUTE format('SELECT count(*) FROM %s', v_stage) INTO v_staged;
    EXECUTE format('SELECT NOT EXISTS (SELECT FROM mart.%I)', p_table) INTO v_empty;
    v_new := v_staged;
    v_changed := 0;
    IF NOT v_empty THEN
        CALL mart.find_arriving(p_dataset, p_table, p_key, p_batch);
        EXECUTE 'SELECT count(*) FILTER (WHERE new), count(*) FILTER (WHERE NOT new) FROM arriving' INTO v_new, v_changed;
    END IF;
    IF v_changed > 0 THEN
        EXECUTE format($sql$
            UPDATE mart.%1$I AS m SET (%3$s, changed_batch) = ROW (%4$s, %5$s)
            FROM %6$s AS s JOIN arriving AS a ON a.place = s.ctid WHERE NOT a.new AND m.%2$I = s.%2$I
            $sql$, p_table, p_key, v_names, v_values, p_batch, v_stage);
    END IF;
    IF v_new > 0 THEN
        -- In the order of the key, so that the indexes here and at SMART360 grow at their end.
        EXECUTE format($sql$
            INSERT INTO mart.%1$I (%2$I, %3$s, created_batch, changed_batch)
            SELECT s.%2$I, %4$s, %5$s, %5$s FROM %6$s AS s %7$s ORDER BY s.%2$I
            $sql$, p_table, p_key, v_names, v_values, p_batch, v_stage,
            CASE WHEN v_new < v_staged THEN 'JOIN arriving AS a ON a.place = s.ctid WHERE a.new' END);
    END IF;
    UPDATE etl.load SET
        inserted = inserted + v_new, updated = updated + v_changed,
        unchanged = unchanged + v_staged - v_new - v_changed
    WHERE batch_id = p_batch;
END
$$;
