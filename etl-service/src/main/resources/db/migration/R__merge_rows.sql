-- A value as reasons quote it.
CREATE OR REPLACE FUNCTION mart.quoted(p_value text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN coalesce('''' || p_value || '''', 'nothing');

-- The stage table of one load: asked by its own name, because the planner has no statistics of the parent of all.
CREATE OR REPLACE FUNCTION mart.stage_table(p_dataset text, p_batch bigint) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN format('etl.%I', 'stage_' || p_dataset || '_' || p_batch);

-- Lets go what a person would correct of staged rows that do not reach the mart: a value that could not be read stays noted,
-- but it is the row that repeats this one that is corrected, or the reject.
CREATE OR REPLACE PROCEDURE mart.settle_unread(p_batch bigint, p_lines bigint[])
LANGUAGE plpgsql
AS $$
BEGIN
    IF p_lines IS NOT NULL AND (SELECT unread > 0 FROM etl.load WHERE batch_id = p_batch) THEN
        WITH settled AS (
            UPDATE etl.anomaly SET record = NULL
            WHERE batch_id = p_batch AND line = ANY (p_lines) AND record IS NOT NULL
            RETURNING 1
        )
        UPDATE etl.load SET unread = unread - (SELECT count(*) FROM settled) WHERE batch_id = p_batch;
    END IF;
END
$$;

-- Resolves repeats of a key within the staged rows of a batch, as the dataset declares. Most batches repeat nothing, which a
-- look along the sorted keys tells soonest.
CREATE OR REPLACE PROCEDURE mart.resolve_repeats(p_dataset etl.dataset, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_stage   text := mart.stage_table(p_dataset.dataset, p_batch);
    v_repeats boolean;
    v_gone    bigint[];
BEGIN
    EXECUTE format($sql$
        SELECT EXISTS (
            SELECT FROM (SELECT %2$I = lag(%2$I) OVER (ORDER BY %2$I) AS repeated FROM %1$s) AS neighbours WHERE repeated
        )
        $sql$, v_stage, p_dataset.key) INTO v_repeats;
    IF NOT v_repeats THEN
        RETURN;
    END IF;
    -- "kept" is the line of the row that stays; where none does, that of another row of the key.
    EXECUTE format($sql$
        WITH repeated AS MATERIALIZED (
            SELECT %2$I FROM %1$s GROUP BY %2$I HAVING count(*) > 1
        ), ranked AS (
            SELECT s.ctid AS place, s.line, %4$s AS kept, %5$s AS equal
            FROM %1$s AS s JOIN repeated USING (%2$I)
            WINDOW same_key AS (
                PARTITION BY s.%2$I ORDER BY s.line %6$s ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
        ), gone AS (
            DELETE FROM %1$s AS s USING ranked AS r
            WHERE s.ctid = r.place AND r.line <> r.kept
            RETURNING r.line, r.kept, r.equal
        ), refused AS (
            INSERT INTO etl.reject (batch_id, line, column_name, rule, reason)
            SELECT %3$s, line, %2$L, 'unique', format('expected one row per %%s, found another %%sin line %%s', %2$L, %7$L, kept)
            FROM gone WHERE NOT equal
            RETURNING 1
        )
        UPDATE etl.load SET
            duplicate = duplicate + (SELECT count(*) FROM gone WHERE equal),
            rejected = rejected + (SELECT count(*) FROM refused)
        WHERE batch_id = %3$s
        RETURNING (SELECT array_agg(line) FROM gone)
        $sql$,
        v_stage, p_dataset.key, p_batch,
        CASE p_dataset.duplicates
            WHEN 'reject-all' THEN 'CASE row_number() OVER same_key WHEN 1 THEN nth_value(s.line, 2) OVER same_key ELSE first_value(s.line) OVER same_key END'
            ELSE 'first_value(s.line) OVER same_key' END,
        CASE p_dataset.duplicates
            WHEN 'first-stays' THEN $equal$to_jsonb(s) - 'line' = first_value(to_jsonb(s) - 'line') OVER same_key$equal$
            WHEN 'reject-all' THEN 'false'
            ELSE 'true' END,
        CASE p_dataset.duplicates WHEN 'last-wins' THEN 'DESC' END,
        CASE p_dataset.duplicates WHEN 'first-stays' THEN 'with other content ' ELSE '' END) INTO v_gone;
    CALL mart.settle_unread(p_batch, v_gone);
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

-- The columns of a dataset that a load says something about, the key not among them.
CREATE OR REPLACE FUNCTION mart.columns_of_load(p_dataset text, p_key text, p_batch bigint) RETURNS text[]
LANGUAGE sql STABLE
RETURN ARRAY(
    SELECT c FROM unnest(mart.staged_columns(p_dataset, p_key)) AS c
    WHERE c = ANY (coalesce((SELECT columns FROM etl.load WHERE batch_id = p_batch), mart.staged_columns(p_dataset, p_key))));

-- The columns that any of several loads of a dataset says something about.
CREATE OR REPLACE FUNCTION mart.columns_of_loads(p_dataset text, p_key text, p_loads bigint[]) RETURNS text[]
LANGUAGE sql STABLE
RETURN ARRAY(
    SELECT c FROM unnest(mart.staged_columns(p_dataset, p_key)) AS c
    WHERE EXISTS (
        SELECT FROM unnest(p_loads) AS s (batch_id) LEFT JOIN etl.load AS l USING (batch_id)
        WHERE coalesce(c = ANY (l.columns), true)));

-- Decides the rules on two columns of which the file of a batch lacks one: the value that the mart has stays, and is held
-- against the other. A row that is new to the mart has only what is staged.
CREATE OR REPLACE PROCEDURE mart.check_kept(p_dataset text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_mart   record := mart.table_of(p_dataset);
    v_said   text[] := mart.columns_of_load(p_dataset, v_mart.key, p_batch);
    v_check  etl.kept_check;
    v_value  text;
    v_other  text;
    v_broken text;
    v_reason text;
    v_gone   bigint[];
BEGIN
    FOR v_check IN SELECT * FROM etl.kept_check WHERE batch_id = p_batch LOOP
        v_value := mart.kept_value(v_check.column_name, v_mart.key, v_said);
        v_other := mart.kept_value(v_check.other, v_mart.key, v_said);
        IF v_check.operator = 'present' THEN
            v_broken := format('(%2$s)::text = ANY (%3$L) <> ((%1$s) IS NOT NULL)', v_value, v_other, v_check.values);
            v_reason := format(
                $f$format('expected %%s value with %%s %%s, found %%s',
                    CASE WHEN (%2$s)::text = ANY (%3$L) THEN 'a' ELSE 'no' END,
                    %4$L, mart.quoted((%2$s)::text), mart.quoted((%1$s)::text))$f$,
                v_value, v_other, v_check.values, v_check.other);
        ELSE
            v_broken := format('NOT (%s) %s (%s)', v_value, v_check.operator, v_other);
            v_reason := format(
                $f$format('expected %%s, found %%s and %%s', %3$L, mart.quoted((%1$s)::text), mart.quoted((%2$s)::text))$f$,
                v_value, v_other, concat_ws(' ', v_check.column_name, v_check.operator, v_check.other));
        END IF;
        EXECUTE format(
            CASE v_check.severity WHEN 'REJECT' THEN $sql$
            WITH broken AS (
                DELETE FROM %1$s AS d
                USING (
                    SELECT s.ctid AS place, %4$s AS reason FROM %1$s AS s LEFT JOIN mart.%2$I AS m USING (%3$I) WHERE %5$s
                ) AS b
                WHERE d.ctid = b.place
                RETURNING d.line, d.%3$I::text AS key, b.reason
            ), refused AS (
                INSERT INTO etl.reject (batch_id, line, column_name, rule, reason, key)
                SELECT %6$s, line, %7$L, %8$L, reason, key FROM broken
                RETURNING 1
            )
            UPDATE etl.load SET rejected = rejected + (SELECT count(*) FROM refused) WHERE batch_id = %6$s
            RETURNING (SELECT array_agg(line) FROM broken)
            $sql$ ELSE $sql$
            WITH noticed AS (
                INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason)
                SELECT %6$s, s.line, %7$L, %8$L, %4$s FROM %1$s AS s LEFT JOIN mart.%2$I AS m USING (%3$I) WHERE %5$s
                RETURNING 1
            )
            UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = %6$s
            RETURNING NULL::bigint[]
            $sql$ END,
            mart.stage_table(p_dataset, p_batch), v_mart.table_name, v_mart.key, v_reason, v_broken, p_batch,
            v_check.column_name, v_check.rule) INTO v_gone;
        CALL mart.settle_unread(p_batch, v_gone);
    END LOOP;
END
$$;

-- The expression of a column's value after the merge of a staged row s into a row m of the mart.
CREATE OR REPLACE FUNCTION mart.kept_value(p_column text, p_key text, p_said text[]) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN p_column = ANY (p_said) THEN format('s.%I', p_column)
    ELSE format('CASE WHEN m.%2$I IS NULL THEN s.%1$I ELSE m.%1$I END', p_column, p_key)
END;

-- A value that could not be read says nothing, in a row that is loaded all the same: the staged row takes what the mart
-- knows, and a row that is new has none. The values that are loaded as they came stay as they are.
CREATE OR REPLACE PROCEDURE mart.keep_unread(p_dataset text, p_key text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_mart   record := mart.table_of(p_dataset);
    v_column text;
BEGIN
    IF NOT (SELECT unread > 0 FROM etl.load WHERE batch_id = p_batch) THEN
        RETURN;
    END IF;
    FOR v_column IN
        SELECT DISTINCT column_name FROM etl.anomaly
        WHERE batch_id = p_batch AND record IS NOT NULL
        AND quote_ident(column_name) = ANY (mart.columns_of_load(p_dataset, p_key, p_batch))
    LOOP
        EXECUTE format($sql$
            UPDATE %1$s AS s SET %4$I = m.%4$I
            FROM etl.anomaly AS a, mart.%2$I AS m
            WHERE a.batch_id = %5$s AND a.column_name = %4$L AND a.record IS NOT NULL
            AND s.line = a.line AND s.%4$I IS NULL AND m.%3$I = s.%3$I AND m.%4$I IS NOT NULL
            $sql$, mart.stage_table(p_dataset, p_batch), v_mart.table_name, p_key, v_column, p_batch);
    END LOOP;
END
$$;

-- Readies the staged rows of a batch for their merge: values that could not be read, rules that touch what is kept, checks that reject,
-- repeated keys, and what later loads say of the same keys.
CREATE OR REPLACE PROCEDURE mart.prepare_rows(p_dataset etl.dataset, p_batch bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    CALL mart.keep_unread(p_dataset.dataset, p_dataset.key, p_batch);
    CALL mart.check_kept(p_dataset.dataset, p_batch);
    CALL mart.check_rows(p_dataset, p_batch, true);
    CALL mart.resolve_repeats(p_dataset, p_batch);
    CALL mart.lay_beneath(p_dataset.dataset, p_batch);
END
$$;

-- Finds which staged rows of a batch are new to a table of the mart, and which differ from what it has in a column that the
-- file has. Leaves their places in the temporary table "arriving". A query of its own, because reading can be shared among
-- processes, unlike writing: of a batch that changes little, reading is all there is. The planner cannot tell how little;
-- shared reading is made cheap for it.
CREATE OR REPLACE PROCEDURE mart.find_arriving(p_dataset text, p_table text, p_key text, p_batch bigint)
LANGUAGE plpgsql
SET parallel_tuple_cost = 0
AS $$
DECLARE
    v_said text[] := mart.columns_of_load(p_dataset, p_key, p_batch);
    v_find text := format($sql$
        CREATE TEMPORARY TABLE arriving ON COMMIT DROP AS
        SELECT s.ctid AS place, m.%3$I IS NULL AS new
        FROM %1$s AS s LEFT JOIN mart.%2$I AS m ON m.%3$I = s.%3$I
        WHERE m.%3$I IS NULL OR %4$s
        $sql$,
        mart.stage_table(p_dataset, p_batch), p_table, p_key,
        CASE WHEN v_said = '{}' THEN 'false' ELSE format(
            '(%s) IS DISTINCT FROM (%s)', 'm.' || array_to_string(v_said, ', m.'), 's.' || array_to_string(v_said, ', s.'))
        END);
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

-- Stops the merge of a batch that would empty a column of more than a share of the rows that it has and the mart knows
-- (penstock.emptied_share, penstock.emptied_rows: at least so many): raises SQLSTATE EMPTY, and a person decides. Who
-- released the batch or corrects rows of it has decided; a trial goes on, and says so in the detail of its load.
CREATE OR REPLACE PROCEDURE mart.stop_if_emptying(
    p_dataset text, p_table text, p_key text, p_batch bigint, p_known bigint, p_changed bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_said    text[] := mart.columns_of_load(p_dataset, p_key, p_batch);
    v_least   numeric := greatest(
        coalesce(nullif(current_setting('penstock.emptied_rows', true), '')::numeric, 10),
        p_known * coalesce(nullif(current_setting('penstock.emptied_share', true), '')::numeric, 0.5) + 1e-9);
    v_emptied bigint[];
    v_found   text;
BEGIN
    IF p_changed < v_least
        OR current_setting('penstock.corrected', true) = p_batch::text
        OR EXISTS (SELECT FROM etl.load WHERE batch_id = p_batch AND released_at IS NOT NULL) THEN
        RETURN;
    END IF;
    EXECUTE format(
        'SELECT ARRAY[%4$s] FROM %1$s AS s JOIN arriving AS a ON a.place = s.ctid JOIN mart.%2$I AS m USING (%3$I) WHERE NOT a.new',
        mart.stage_table(p_dataset, p_batch), p_table, p_key,
        (SELECT string_agg(format('count(*) FILTER (WHERE m.%1$I IS NOT NULL AND s.%1$I IS NULL)', c), ', ' ORDER BY n)
         FROM unnest(v_said) WITH ORDINALITY AS u (c, n))) INTO v_emptied;
    SELECT 'would empty ' || string_agg(format('%s of %s of %s rows', c, rows, p_known), ', ' ORDER BY n) || ' that are known'
    INTO v_found
    FROM unnest(v_said, v_emptied) WITH ORDINALITY AS u (c, rows, n) WHERE rows >= v_least;
    IF v_found IS NOT NULL THEN
        UPDATE etl.load SET detail = v_found WHERE batch_id = p_batch AND dry_run;
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'EMPTY', MESSAGE = v_found;
        END IF;
    END IF;
END
$$;

-- How a key is compared with others that somebody may have meant: without leading zeros, whatever its letter case.
CREATE OR REPLACE FUNCTION mart.plain_key(p_key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(ltrim(p_key, '0'));

-- Notices keys that are new to the mart and equal a known one but for leading zeros or letter case. Few new keys are
-- looked up in a large table one by one, with zeros before them and in both cases; else the tables are compared.
CREATE OR REPLACE PROCEDURE mart.notice_similar_keys(p_dataset text, p_table text, p_key text, p_batch bigint, p_new bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_few   CONSTANT bigint := 5000;
    v_large CONSTANT bigint := 16 * 1024 * 1024;
    v_mart  regclass := ('mart.' || p_table)::regclass;
BEGIN
    IF (SELECT atttypid <> 'text'::regtype FROM pg_attribute WHERE attrelid = v_mart AND attname = p_key) THEN
        RETURN;
    END IF;
    EXECUTE format($sql$
        WITH new AS MATERIALIZED (
            SELECT s.line, s.%3$I AS key FROM %1$s AS s JOIN arriving AS a ON a.place = s.ctid WHERE a.new
        ), noticed AS (
            INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason)
            SELECT %4$s, n.line, %3$L, 'similar-key',
                   format('expected a key that differs from known ones in more than leading zeros and letter case, found %%s beside %%s',
                          mart.quoted(n.key), mart.quoted(min(m.%3$I)))
            FROM new AS n %5$s JOIN mart.%2$I AS m ON %6$s
            GROUP BY n.line, n.key
            RETURNING 1
        )
        UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = %4$s
        $sql$,
        mart.stage_table(p_dataset, p_batch), p_table, p_key, p_batch,
        CASE WHEN p_new <= v_few AND pg_relation_size(v_mart) > v_large THEN $probe$
            CROSS JOIN LATERAL (
                SELECT DISTINCT repeat('0', zeros) || form AS key
                FROM generate_series(0, 12) AS zeros
                CROSS JOIN (VALUES (ltrim(n.key, '0')), (mart.plain_key(n.key)), (upper(ltrim(n.key, '0')))) AS f (form)
            ) AS other $probe$ END,
        CASE WHEN p_new <= v_few AND pg_relation_size(v_mart) > v_large THEN format('m.%I = other.key', p_key)
        ELSE format('mart.plain_key(m.%1$I) = mart.plain_key(n.key)', p_key) END);
END
$$;

-- Merges the staged rows of a batch into a table of the mart, once they are readied: new rows are inserted, changed ones
-- updated in the columns that the file has, unchanged ones not touched but remembered. Adds its counts to the load. Whoever
-- calls this has locked the table, so that nothing else changes between its steps, and analysed the staged rows.
CREATE OR REPLACE PROCEDURE mart.merge_rows(p_dataset text, p_table text, p_key text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_columns text := array_to_string(mart.staged_columns(p_dataset, p_key), ', ');
    v_said    text[] := mart.columns_of_load(p_dataset, p_key, p_batch);
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
        CALL mart.stop_if_emptying(p_dataset, p_table, p_key, p_batch, v_staged - v_new, v_changed);
        IF v_new > 0 THEN
            CALL mart.notice_similar_keys(p_dataset, p_table, p_key, p_batch, v_new);
        END IF;
        IF v_new + v_changed < v_staged THEN
            CALL mart.keep_confirmed(p_dataset, p_key, p_batch);
        END IF;
    END IF;
    IF v_changed > 0 THEN
        EXECUTE format($sql$
            UPDATE mart.%1$I AS m SET (%3$s, changed_batch) = ROW (%4$s, %5$s)
            FROM %6$s AS s JOIN arriving AS a ON a.place = s.ctid WHERE NOT a.new AND m.%2$I = s.%2$I
            $sql$, p_table, p_key, array_to_string(v_said, ', '), 's.' || array_to_string(v_said, ', s.'), p_batch, v_stage);
    END IF;
    IF v_new > 0 THEN
        -- In the order of the key, so that the indexes here and at SMART360 grow at their end.
        EXECUTE format($sql$
            INSERT INTO mart.%1$I (%2$I, %3$s, created_batch, changed_batch)
            SELECT s.%2$I, s.%4$s, %5$s, %5$s FROM %6$s AS s %7$s ORDER BY s.%2$I
            $sql$, p_table, p_key, v_columns, replace(v_columns, ', ', ', s.'), p_batch, v_stage,
            CASE WHEN v_new < v_staged THEN 'JOIN arriving AS a ON a.place = s.ctid WHERE a.new' END);
    END IF;
    UPDATE etl.load SET
        inserted = inserted + v_new, updated = updated + v_changed,
        unchanged = unchanged + v_staged - v_new - v_changed
    WHERE batch_id = p_batch;
END
$$;

-- Merges all staged rows of a batch, in place of what it may have confirmed in an earlier run. Returns why it did nothing,
-- where a person has to decide first; else null.
CREATE OR REPLACE FUNCTION mart.merge_load(p_dataset text, p_batch bigint) RETURNS text
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM etl.confirmed WHERE batch_id = p_batch;
    CALL mart.merge(p_dataset, p_batch);
    RETURN NULL;
EXCEPTION WHEN SQLSTATE 'EMPTY' THEN
    RETURN SQLERRM;
END
$$;
