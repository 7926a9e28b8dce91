-- What a dataset is, as declared.
CREATE OR REPLACE FUNCTION mart.dataset_of(p_dataset text) RETURNS etl.dataset
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_dataset etl.dataset;
BEGIN
    SELECT * INTO v_dataset FROM etl.dataset AS d WHERE d.dataset = p_dataset;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'expected a declared dataset, found %', p_dataset USING ERRCODE = 'undefined_object';
    END IF;
    RETURN v_dataset;
END
$$;

-- The table and the key of a dataset whose rows are merged by key; none for a dataset that is kept in another way.
CREATE OR REPLACE FUNCTION mart.table_of(p_dataset text, OUT table_name text, OUT key text) RETURNS record
LANGUAGE sql STABLE
AS $$
    SELECT d.table_name, d.key FROM etl.dataset AS d WHERE d.dataset = p_dataset AND d.kind = 'keyed'
$$;

-- Runs the steps that a dataset declares for one moment of the merge: before-merge or after-merge.
CREATE OR REPLACE PROCEDURE mart.run_steps(p_dataset etl.dataset, p_moment text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_step jsonb;
BEGIN
    FOR v_step IN SELECT jsonb_array_elements(p_dataset.steps -> p_moment) LOOP
        EXECUTE v_step ->> 'statement' USING p_batch;
    END LOOP;
END
$$;

-- The staged rows of a batch as they would be after the merge, as a query: what the file does not have is as the mart has it.
CREATE OR REPLACE FUNCTION mart.rows_to_check(p_dataset etl.dataset, p_batch bigint) RETURNS text
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_said text[] := mart.columns_of_load(p_dataset.dataset, p_dataset.key, p_batch);
BEGIN
    RETURN format(
        '(SELECT s.ctid AS place, s.line, s.%1$I, %2$s FROM %3$s AS s %4$s) AS r %5$s',
        p_dataset.key,
        (SELECT string_agg(
             CASE p_dataset.kind WHEN 'keyed' THEN mart.kept_value(c, p_dataset.key, v_said) ELSE 's.' || c END || ' AS ' || c,
             ', ')
         FROM unnest(mart.staged_columns(p_dataset.dataset, p_dataset.key)) AS c),
        mart.stage_table(p_dataset.dataset, p_batch),
        CASE p_dataset.kind WHEN 'keyed' THEN format('LEFT JOIN mart.%I AS m USING (%I)', p_dataset.table_name, p_dataset.key) END,
        (SELECT string_agg(
             format('LEFT JOIN mart.%1$I AS %2$I ON %2$I.%3$I = r.%4$I', o.table_name, o.dataset, o.key, r ->> 'column'), ' ')
         FROM jsonb_array_elements(p_dataset.refers) AS r JOIN etl.dataset AS o ON o.dataset = r ->> 'dataset'));
END
$$;

-- Holds the staged rows of a batch against the checks of their dataset that reject rows, or against those that note them.
CREATE OR REPLACE PROCEDURE mart.check_rows(p_dataset etl.dataset, p_batch bigint, p_reject boolean)
LANGUAGE plpgsql
AS $$
DECLARE
    v_rows  text;
    v_check jsonb;
    v_gone  bigint[];
BEGIN
    FOR v_check IN
        SELECT c FROM jsonb_array_elements(p_dataset.checks) AS c WHERE (c ->> 'rejects')::boolean = p_reject
    LOOP
        v_rows := coalesce(v_rows, mart.rows_to_check(p_dataset, p_batch));
        EXECUTE format(
            CASE WHEN p_reject THEN $sql$
            WITH broken AS MATERIALIZED (
                SELECT r.place, r.%2$I::text AS found FROM %1$s WHERE NOT (%3$s)
            ), gone AS (
                DELETE FROM %4$s AS s USING broken AS b WHERE s.ctid = b.place RETURNING s.line, s.%5$I::text AS key, b.found
            ), refused AS (
                INSERT INTO etl.reject (batch_id, line, column_name, rule, reason, key)
                SELECT %6$s, line, %2$L, %7$L, format('expected %%s, found %%s', %8$L, mart.quoted(found)), key FROM gone
                RETURNING 1
            )
            UPDATE etl.load SET rejected = rejected + (SELECT count(*) FROM refused) WHERE batch_id = %6$s
            RETURNING (SELECT array_agg(line) FROM gone)
            $sql$ ELSE $sql$
            WITH noticed AS (
                INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason)
                SELECT %6$s, r.line, %2$L, %7$L, format('expected %%s, found %%s', %8$L, mart.quoted(r.%2$I::text))
                FROM %1$s WHERE NOT (%3$s)
                RETURNING 1
            )
            UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = %6$s
            RETURNING NULL::bigint[]
            $sql$ END,
            v_rows, v_check ->> 'column', v_check ->> 'that', mart.stage_table(p_dataset.dataset, p_batch), p_dataset.key,
            p_batch, v_check ->> 'rule', v_check ->> 'expected') INTO v_gone;
        CALL mart.settle_unread(p_batch, v_gone);
    END LOOP;
END
$$;

-- Whether everything is there that a row waits for, as a condition on the row w.
CREATE OR REPLACE FUNCTION mart.awaited_is_there(p_dataset etl.dataset) RETURNS text
LANGUAGE sql STABLE
AS $$
    SELECT string_agg(
        format('(w.%1$I IS NULL OR EXISTS (SELECT FROM mart.%2$I AS o WHERE o.%3$I = w.%1$I))',
               r ->> 'column', o.table_name, o.key), ' AND ')
    FROM jsonb_array_elements(p_dataset.refers) AS r JOIN etl.dataset AS o ON o.dataset = r ->> 'dataset'
    WHERE r ->> 'missing' = 'wait'
$$;

-- Decides what becomes of the staged rows of a batch that refer to rows that are not there: they are set aside, rejected but
-- ready to be taken up; or rejected; or noted.
CREATE OR REPLACE PROCEDURE mart.resolve_references(p_dataset etl.dataset, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_refers  jsonb;
    v_other   etl.dataset;
    v_missing text;
    v_gone    bigint[];
BEGIN
    FOR v_refers IN SELECT jsonb_array_elements(p_dataset.refers) LOOP
        v_other := mart.dataset_of(v_refers ->> 'dataset');
        v_missing := format(
            's.%1$I IS NOT NULL AND NOT EXISTS (SELECT FROM mart.%2$I AS o WHERE o.%3$I = s.%1$I)',
            v_refers ->> 'column', v_other.table_name, v_other.key);
        EXECUTE format(
            CASE v_refers ->> 'missing' WHEN 'anomaly' THEN $sql$
            WITH noticed AS (
                INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason)
                SELECT %5$s, s.line, %2$L, 'reference', format(%6$L, s.%2$I) FROM %1$s AS s WHERE %3$s
                RETURNING 1
            )
            UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = %5$s
            RETURNING NULL::bigint[]
            $sql$ ELSE $sql$
            WITH aside AS (
                DELETE FROM %1$s AS s WHERE %3$s RETURNING s.*
            ), %4$s refused AS (
                INSERT INTO etl.reject (batch_id, line, column_name, rule, reason)
                SELECT %5$s, line, %2$L, 'reference', format(%6$L, %2$I) FROM aside
                RETURNING 1
            )
            UPDATE etl.load SET rejected = rejected + (SELECT count(*) FROM refused) WHERE batch_id = %5$s
            RETURNING (SELECT array_agg(line) FROM aside)
            $sql$ END,
            mart.stage_table(p_dataset.dataset, p_batch), v_refers ->> 'column', v_missing,
            CASE v_refers ->> 'missing' WHEN 'wait' THEN
                format('waiting AS (INSERT INTO etl.%I SELECT * FROM aside),', 'waiting_' || p_dataset.dataset)
            END,
            p_batch,
            format('expected %s %s with %s %%s, found none',
                   CASE WHEN v_other.table_name ~ '^[aeiou]' THEN 'an' ELSE 'a' END,
                   replace(v_other.table_name, '_', ' '), v_other.key)) INTO v_gone;
        IF v_refers ->> 'missing' = 'reject' THEN
            CALL mart.settle_unread(p_batch, v_gone);
        END IF;
    END LOOP;
END
$$;

-- The ended loads of which rows can be taken up that waited for others.
CREATE OR REPLACE FUNCTION mart.loads_to_take_up() RETURNS SETOF bigint
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_dataset etl.dataset;
BEGIN
    FOR v_dataset IN SELECT * FROM etl.dataset WHERE refers @> '[{"missing": "wait"}]' LOOP
        RETURN QUERY EXECUTE format($sql$
            SELECT DISTINCT w.batch_id FROM etl.%I AS w JOIN etl.load AS l USING (batch_id)
            WHERE l.state = 'COMPLETE' AND %s ORDER BY w.batch_id
            $sql$, 'waiting_' || v_dataset.dataset, mart.awaited_is_there(v_dataset));
    END LOOP;
END
$$;

-- Takes up the rows of a batch that waited for others that are there now: they are rejects no more, and merged as if they
-- came with the batch again. Returns how many. The tables may have filled since the planner last heard of them: it must
-- not take many rows for few, and compare each with each.
CREATE OR REPLACE FUNCTION mart.take_up(p_dataset text, p_batch bigint) RETURNS bigint
LANGUAGE plpgsql
SET enable_nestloop = off
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_rows bigint;
BEGIN
    EXECUTE format($sql$
        WITH back AS (
            DELETE FROM etl.%1$I AS w WHERE w.batch_id = %2$s AND %3$s RETURNING w.*
        ), staged AS (
            INSERT INTO etl.%4$I SELECT * FROM back
        ), mended AS (
            DELETE FROM etl.reject AS r USING back AS b
            WHERE r.batch_id = %2$s AND r.line = b.line AND r.rule = 'reference'
            RETURNING 1
        )
        SELECT count(*) FROM mended
        $sql$,
        'waiting_' || p_dataset, p_batch, mart.awaited_is_there(mart.dataset_of(p_dataset)), 'stage_' || p_dataset) INTO v_rows;
    UPDATE etl.load SET rejected = rejected - v_rows WHERE batch_id = p_batch;
    IF v_rows > 0 THEN
        PERFORM set_config('enable_nestloop', 'on', true);
        CALL mart.merge(p_dataset, p_batch);
    END IF;
    RETURN v_rows;
END
$$;

-- Forgets which rows of a batch wait for others: all of them, or those of some lines.
CREATE OR REPLACE PROCEDURE mart.forget_waiting(p_batch bigint, p_lines bigint[] DEFAULT NULL)
LANGUAGE plpgsql
AS $$
DECLARE
    v_table text := 'waiting_' || (SELECT dataset FROM etl.load WHERE batch_id = p_batch);
BEGIN
    IF to_regclass('etl.' || quote_ident(v_table)) IS NOT NULL THEN
        EXECUTE format('DELETE FROM etl.%I WHERE batch_id = $1 AND ($2 IS NULL OR line = ANY ($2))', v_table)
        USING p_batch, p_lines;
    END IF;
END
$$;

-- Merges the staged rows of a batch into the mart as their dataset is declared; leaves the counts in etl.load. The lock lets
-- nobody else write meanwhile: a merge would fail if the same row were inserted beside it, by a trial for example; and what
-- a person changes would be overwritten unseen. Of the staged rows the planner needs to know how many there are and how much
-- their keys differ; more would only take time.
CREATE OR REPLACE PROCEDURE mart.merge(p_dataset text, p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_dataset etl.dataset := mart.dataset_of(p_dataset);
BEGIN
    PERFORM set_config('penstock.batch', p_batch::text, true);
    IF v_dataset.kind = 'keyed' THEN
        EXECUTE format('LOCK TABLE mart.%I IN EXCLUSIVE MODE', v_dataset.table_name);
    END IF;
    EXECUTE format('ANALYZE %s (%s)', mart.stage_table(p_dataset, p_batch), concat_ws(', ', quote_ident(v_dataset.key), (
        SELECT string_agg(quote_ident(column_name), ', ')
        FROM (SELECT DISTINCT r ->> 'column' FROM jsonb_array_elements(v_dataset.refers) AS r) AS refers (column_name)
        WHERE column_name <> v_dataset.key)));
    IF v_dataset.kind = 'list' THEN
        CALL mart.merge_list(v_dataset, p_batch);
        RETURN;
    END IF;
    CALL mart.prepare_rows(v_dataset, p_batch);
    CALL mart.resolve_references(v_dataset, p_batch);
    CALL mart.check_rows(v_dataset, p_batch, false);
    CALL mart.run_steps(v_dataset, 'before-merge', p_batch);
    CALL mart.merge_rows(p_dataset, v_dataset.table_name, v_dataset.key, p_batch);
    CALL mart.run_steps(v_dataset, 'after-merge', p_batch);
    CALL mart.summarise_changes(v_dataset, p_batch);
END
$$;

-- Keeps the staged rows of a batch as a list of its own. The list is read at once, joined with everything: the planner must
-- know how long it is.
CREATE OR REPLACE PROCEDURE mart.merge_list(p_dataset etl.dataset, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_columns text := array_to_string(mart.staged_columns(p_dataset.dataset, p_dataset.key), ', ');
    v_kept    bigint;
BEGIN
    CALL mart.check_rows(p_dataset, p_batch, true);
    CALL mart.resolve_references(p_dataset, p_batch);
    CALL mart.check_rows(p_dataset, p_batch, false);
    CALL mart.run_steps(p_dataset, 'before-merge', p_batch);
    EXECUTE format(
        'INSERT INTO mart.%1$I (batch_id, line, %2$s) SELECT batch_id, line, %2$s FROM %3$s ORDER BY line',
        p_dataset.table_name, concat_ws(', ', quote_ident(p_dataset.key), nullif(v_columns, '')),
        mart.stage_table(p_dataset.dataset, p_batch));
    GET DIAGNOSTICS v_kept = ROW_COUNT;
    UPDATE etl.load SET inserted = inserted + v_kept WHERE batch_id = p_batch;
    CALL mart.run_steps(p_dataset, 'after-merge', p_batch);
    EXECUTE format('ANALYZE mart.%I', p_dataset.table_name);
END
$$;

-- Summarises the index by which the rows of a batch are found, if there is one, after a large batch. Otherwise the rows of each
-- later batch are looked for among all of these until autovacuum does it.
CREATE OR REPLACE PROCEDURE mart.summarise_changes(p_dataset etl.dataset, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_index regclass := to_regclass(format('mart.%I', p_dataset.table_name || '_changed_batch'));
BEGIN
    IF v_index IS NOT NULL AND (SELECT inserted > 10000 FROM etl.load WHERE batch_id = p_batch) THEN
        PERFORM brin_summarize_new_values(v_index);
    END IF;
END
$$;

-- The procedures that merged one dataset each, in whose place mart.merge is.
DROP PROCEDURE IF EXISTS mart.merge_consumers(bigint), mart.merge_clients(bigint), mart.merge_contacts(bigint),
    mart.merge_loans(bigint), mart.merge_accounts(bigint), mart.set_loans_aside(bigint),
    mart.prepare_rows(text, text, bigint), mart.resolve_repeats(text, text, bigint);
DROP FUNCTION IF EXISTS mart.stage_waiting_loans(bigint), mart.take_up_loans(bigint);
