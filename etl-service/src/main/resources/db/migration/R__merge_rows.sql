-- A value as reasons quote it.
CREATE OR REPLACE FUNCTION mart.quoted(p_value text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN coalesce('''' || p_value || '''', 'nothing');

-- Resolves repeats of a key within the staged rows of a batch: the first row stays; an identical repeat is a duplicate,
-- a differing one a reject.
CREATE OR REPLACE PROCEDURE mart.resolve_repeats(p_dataset text, p_key text, p_batch bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format($sql$
        WITH repeated AS MATERIALIZED (
            SELECT %2$I FROM etl.%1$I WHERE batch_id = %3$s GROUP BY %2$I HAVING count(*) > 1
        ), ranked AS (
            SELECT s.line, first_value(s.line) OVER same_key AS first_line,
                   to_jsonb(s) - 'line' = first_value(to_jsonb(s) - 'line') OVER same_key AS equal
            FROM (SELECT * FROM etl.%1$I WHERE batch_id = %3$s) AS s
            JOIN repeated USING (%2$I)
            WINDOW same_key AS (PARTITION BY s.%2$I ORDER BY s.line)
        ), gone AS (
            DELETE FROM etl.%1$I AS s USING ranked AS r
            WHERE s.batch_id = %3$s AND s.line = r.line AND r.line <> r.first_line
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
        $sql$, 'stage_' || p_dataset, p_key, p_batch);
END
$$;

-- Merges the staged rows of a batch into a table of the mart, in one set: new rows are inserted, changed ones updated,
-- unchanged ones not touched, and a row of an older batch never overwrites a newer one. What the batch itself has written
-- is found when it is run again, by another plan or with corrected records. Adds its counts to the load.
CREATE OR REPLACE PROCEDURE mart.merge_rows(p_dataset text, p_table text, p_key text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_columns text[] := ARRAY(
        SELECT quote_ident(attname) FROM pg_attribute
        WHERE attrelid = ('etl.stage_' || p_dataset)::regclass AND attnum > 0 AND NOT attisdropped
        AND attname NOT IN ('batch_id', 'line', p_key)
        ORDER BY attnum);
    v_names   text := array_to_string(v_columns, ', ');
    v_staged  text := 's.' || array_to_string(v_columns, ', s.');
BEGIN
    -- In the order of the key, so that the indexes here and at SMART360 grow at their end.
    EXECUTE format($sql$
        WITH merged AS (
            MERGE INTO mart.%2$I AS m
            USING (SELECT * FROM etl.%1$I WHERE batch_id = %4$s ORDER BY %3$I) AS s
            ON m.%3$I = s.%3$I
            WHEN MATCHED AND coalesce(m.changed_batch, 0) <= %4$s AND (%7$s) IS DISTINCT FROM (%6$s)
            THEN UPDATE SET (%5$s, changed_batch) = ROW (%6$s, %4$s)
            WHEN NOT MATCHED THEN INSERT (%3$I, %5$s, created_batch, changed_batch)
                VALUES (s.%3$I, %6$s, %4$s, %4$s)
            RETURNING merge_action() AS action
        ), counted AS (
            SELECT count(*) FILTER (WHERE action = 'INSERT') AS inserted, count(*) FILTER (WHERE action = 'UPDATE') AS updated
            FROM merged
        )
        UPDATE etl.load AS l SET
            inserted = l.inserted + c.inserted,
            updated = l.updated + c.updated,
            unchanged = l.unchanged - c.inserted - c.updated
                      + (SELECT count(*) FROM etl.%1$I WHERE batch_id = %4$s)
        FROM counted AS c WHERE l.batch_id = %4$s
        $sql$,
        'stage_' || p_dataset, p_table, p_key, p_batch,
        v_names, v_staged, 'm.' || array_to_string(v_columns, ', m.'));
END
$$;
