-- What loads say of a row lies in layers, one per load that has the key, in the order of their batches: the value of a
-- column is that of the highest layer whose file has the column. A layer is known by one of three records:
-- * the history: the load changed the row; its first former value is the row below the layer;
-- * etl.confirmed: the load found the row unchanged; the row below is the same as above;
-- * etl.row_below: the load came, or a lower one went, when higher layers were there already; the history, which is in
--   the order of time, does not show the row below then. If the row was not there, but persons have set values of it since a
--   higher layer inserted it, these lie below, and nothing but these.
-- A load that is undone has no layers.

-- The row below a layer; none if it was not there.
CREATE OR REPLACE FUNCTION mart.row_of(p_below jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN p_below ? 'created_batch' THEN p_below END;

-- By what keys are compared in etl.confirmed. PostgreSQL keeps these hashes for good: hash partitions rest on them.
CREATE OR REPLACE FUNCTION mart.key_hash(p_key text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended(p_key, 0);

-- Fills the temporary table "asked_key" with the keys of a table.
CREATE OR REPLACE PROCEDURE mart.ask_for_keys(p_table text, p_key text)
LANGUAGE plpgsql
AS $$
BEGIN
    IF to_regclass('pg_temp.asked_key') IS NOT NULL THEN
        DROP TABLE pg_temp.asked_key;
    END IF;
    EXECUTE format(
        'CREATE TEMPORARY TABLE asked_key ON COMMIT DROP AS SELECT %1$I::text AS key, mart.key_hash(%1$I::text) AS hash FROM %2$s',
        p_key, p_table);
    ANALYZE asked_key;
END
$$;

-- Finds the layers of the keys in "asked_key" above that of a batch, and its own if asked for, and leaves them in the
-- temporary table "layer": between has the batches whose layers lie between the two; below is the row below the layer, which
-- is the row as it stands in the mart if as_now is set.
CREATE OR REPLACE PROCEDURE mart.find_layers(p_dataset text, p_batch bigint, p_own boolean)
LANGUAGE plpgsql
AS $$
DECLARE
    v_mart record := mart.table_of(p_dataset);
BEGIN
    IF to_regclass('pg_temp.layer') IS NOT NULL THEN
        DROP TABLE pg_temp.layer;
    END IF;
    EXECUTE format($sql$
        CREATE TEMPORARY TABLE layer ON COMMIT DROP AS
        WITH load AS MATERIALIZED (
            SELECT l.batch_id,
                   coalesce((SELECT max(u.undone_at) FROM etl.undo AS u WHERE u.batch_id = l.batch_id), '-infinity') AS since
            FROM etl.load AS l WHERE l.dataset = %3$L AND l.batch_id >= %5$s AND NOT l.dry_run
        ), laid AS (
            SELECT b.key, b.batch_id, b.below
            FROM asked_key AS k JOIN etl.row_below AS b USING (key) JOIN load USING (batch_id)
        ), changed AS (
            SELECT DISTINCT ON (k.key, h.batch_id) k.key, h.batch_id, h.former AS below
            FROM asked_key AS k JOIN mart.%1$I AS h ON h.%2$I = k.key::%6$s JOIN load AS l ON l.batch_id = h.batch_id
            WHERE h.changed_at > l.since
            ORDER BY k.key, h.batch_id, h.changed_at
        ), confirmed AS (
            SELECT k.key, s.batch_id
            FROM etl.confirmed AS s JOIN load USING (batch_id)
            CROSS JOIN LATERAL unnest(s.hashes) AS h (hash)
            JOIN asked_key AS k ON k.hash = h.hash
            WHERE EXISTS (SELECT FROM asked_key AS a WHERE a.hash BETWEEN s.lowest AND s.highest)
        ), known AS (
            -- The first record of a layer counts: laid before changed before confirmed.
            SELECT DISTINCT ON (key, batch_id) key, batch_id, rank < 3 AS explicit, below
            FROM (
                SELECT key, batch_id, below, 1 AS rank FROM laid
                UNION ALL
                SELECT key, batch_id, below, 2 FROM changed
                UNION ALL
                SELECT key, batch_id, NULL, 3 FROM confirmed
            ) AS record
            ORDER BY key, batch_id, rank
        ), stepped AS (
            SELECT *,
                   count(*) FILTER (WHERE explicit) OVER (PARTITION BY key ORDER BY batch_id DESC) AS step,
                   array_agg(batch_id) FILTER (WHERE batch_id > %4$s)
                       OVER (PARTITION BY key ORDER BY batch_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS between
            FROM known
        )
        SELECT key, batch_id, explicit, coalesce(between, '{}') AS between, step = 0 AS as_now,
               CASE WHEN step > 0 THEN first_value(below) OVER (PARTITION BY key, step ORDER BY batch_id DESC) END AS below
        FROM stepped
        $sql$,
        v_mart.table_name || '_history', v_mart.key, p_dataset, p_batch,
        CASE WHEN p_own THEN p_batch ELSE p_batch + 1 END,
        (SELECT atttypid::regtype FROM pg_attribute
         WHERE attrelid = ('mart.' || v_mart.table_name)::regclass AND attname = v_mart.key));
    ANALYZE layer;
END
$$;

-- Lays the staged rows of a batch beneath what later loads say of the same keys: their values stay, in the staged rows
-- too, which are merged as any others then; an anomaly says where they differ. The rows below the later layers become what
-- this batch makes of them. Which columns stay is left in the temporary table "older_row", if there are any. Mostly no
-- later load is there, and nothing is looked for.
CREATE OR REPLACE PROCEDURE mart.lay_beneath(p_dataset text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_mart    record := mart.table_of(p_dataset);
    v_stage   text := mart.stage_table(p_dataset, p_batch);
    v_all     text[] := mart.staged_columns(p_dataset, v_mart.key);
    v_columns text[];
    v_unsaid  text[];
BEGIN
    IF to_regclass('pg_temp.older_row') IS NOT NULL THEN
        DROP TABLE pg_temp.older_row;
    END IF;
    IF NOT EXISTS (SELECT FROM etl.load WHERE dataset = p_dataset AND batch_id > p_batch AND NOT dry_run) THEN
        RETURN;
    END IF;
    CALL mart.ask_for_keys(v_stage, v_mart.key);
    CALL mart.find_layers(p_dataset, p_batch, true);
    IF NOT EXISTS (SELECT FROM layer WHERE batch_id > p_batch) THEN
        RETURN;
    END IF;
    v_columns := mart.columns_of_load(p_dataset, v_mart.key, p_batch);
    v_unsaid := ARRAY(SELECT attname FROM pg_attribute WHERE attrelid = v_stage::regclass AND attname <> ALL (v_columns));
    EXECUTE format($sql$
        CREATE TEMPORARY TABLE older_row ON COMMIT DROP AS
        SELECT s.line, lowest.key, to_jsonb(s) - %4$L::text[] AS said, above.loads, to_jsonb(m) AS now,
               CASE WHEN lowest.as_now THEN to_jsonb(m) ELSE lowest.below END AS below,
               to_jsonb(s) - '{batch_id,line}'::text[]
                   || jsonb_build_object('created_batch', s.batch_id, 'changed_batch', s.batch_id) AS own
        FROM %1$s AS s
        JOIN mart.%2$I AS m USING (%3$I)
        JOIN (SELECT DISTINCT ON (key) * FROM layer WHERE batch_id > %5$s ORDER BY key, batch_id) AS lowest
            ON lowest.key = s.%3$I::text
        JOIN (SELECT key, array_agg(batch_id ORDER BY batch_id) AS loads FROM layer WHERE batch_id > %5$s GROUP BY key) AS above
            ON above.key = lowest.key
        $sql$, v_stage, v_mart.table_name, v_mart.key, v_unsaid, p_batch);
    -- Many rows have the same layers above them: what those speak of is asked once.
    ALTER TABLE older_row ADD COLUMN columns text[];
    UPDATE older_row AS o SET columns = c.columns
    FROM (
        SELECT loads, mart.columns_of_loads(p_dataset, v_mart.key, loads) AS columns
        FROM (SELECT DISTINCT loads FROM older_row) AS distinct_loads
    ) AS c
    WHERE c.loads = o.loads;
    -- What no later load speaks of is below them all, as the mart has it: a person may have set it after they came.
    UPDATE older_row AS o SET below = CASE
        WHEN mart.row_of(o.below) IS NULL THEN nullif(jsonb_strip_nulls(coalesce(o.below, '{}') || u.unsaid), '{}')
        ELSE o.below || u.unsaid END
    FROM (
        SELECT key, mart.values_of(now, ARRAY(
            SELECT unnest(v_all) EXCEPT SELECT unnest(columns))) AS unsaid
        FROM older_row WHERE NOT columns @> v_all
    ) AS u
    WHERE u.key = o.key;
    ANALYZE older_row;
    INSERT INTO etl.row_below AS b (key, batch_id, below)
    SELECT key, batch_id, coalesce(
        mart.row_of(below) || said
            || jsonb_build_object('changed_batch', greatest((below ->> 'changed_batch')::bigint, p_batch)),
        own || coalesce(below - v_columns, '{}'))
    FROM (
        SELECT y.key, y.batch_id, o.said - c.columns AS said, o.own,
               CASE WHEN y.batch_id = o.loads[1] THEN o.below WHEN y.as_now THEN o.now ELSE y.below END AS below
        FROM layer AS y JOIN older_row AS o USING (key)
        JOIN (
            SELECT between, mart.columns_of_loads(p_dataset, v_mart.key, between) AS columns
            FROM (SELECT DISTINCT between FROM layer) AS distinct_between
        ) AS c USING (between)
        WHERE y.batch_id > p_batch
    ) AS layer
    WHERE mart.row_of(below) IS NULL OR NOT below @> said
    ON CONFLICT (key, batch_id) DO UPDATE SET below = excluded.below;
    INSERT INTO etl.row_below (key, batch_id, below)
    SELECT o.key, p_batch, o.below
    FROM older_row AS o
    WHERE (mart.row_of(o.below) IS NULL OR NOT o.below @> o.said)
    AND NOT EXISTS (SELECT FROM layer AS y WHERE y.key = o.key AND y.batch_id = p_batch AND y.explicit)
    ON CONFLICT DO NOTHING;
    EXECUTE format($sql$
        WITH noticed AS (
            INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason)
            SELECT %4$s, o.line, %3$L, 'older-than-mart',
                   format('expected no later values, found those of batch %%s in %%s, which stay', o.loads[cardinality(o.loads)], differing.columns)
            FROM older_row AS o
            JOIN mart.%2$I AS m ON m.%3$I::text = o.key
            CROSS JOIN LATERAL (
                SELECT string_agg(v.key, ', ' ORDER BY v.key) AS columns
                FROM jsonb_each(o.said) AS v
                WHERE v.key = ANY (o.columns) AND to_jsonb(m) -> v.key IS DISTINCT FROM v.value
            ) AS differing
            WHERE differing.columns IS NOT NULL
            RETURNING 1
        )
        UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = %4$s
        $sql$, v_stage, v_mart.table_name, v_mart.key, p_batch);
    IF v_columns <> '{}' THEN
        EXECUTE format(
            'UPDATE %1$s AS s SET %4$s FROM older_row AS o JOIN mart.%2$I AS m ON m.%3$I::text = o.key WHERE s.line = o.line',
            v_stage, v_mart.table_name, v_mart.key,
            (SELECT string_agg(format('%1$I = CASE WHEN %1$L = ANY (o.columns) THEN m.%1$I ELSE s.%1$I END', c), ', ')
             FROM unnest(v_columns) AS c));
    END IF;
END
$$;

-- Keeps which staged rows of a batch its merge found unchanged: those that are not in "arriving". Corrected rows and those
-- that were taken up come to what the load confirmed before.
CREATE OR REPLACE PROCEDURE mart.keep_confirmed(p_dataset text, p_key text, p_batch bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format($sql$
        INSERT INTO etl.confirmed (batch_id, lowest, highest, hashes)
        SELECT %3$s, min(hash), max(hash), array_agg(hash ORDER BY hash)
        FROM (
            SELECT hash, (row_number() OVER (ORDER BY hash) - 1) / 8192 AS segment
            FROM (
                SELECT mart.key_hash(s.%2$I::text) AS hash FROM %1$s AS s
                WHERE NOT EXISTS (SELECT FROM arriving AS a WHERE a.place = s.ctid)
            ) AS unchanged
        ) AS sorted
        GROUP BY segment
        $sql$, mart.stage_table(p_dataset, p_batch), p_key, p_batch);
END
$$;
