-- Lets nobody else write the table of a load until the transaction ends: a merge beside it would fail, if the same row
-- were inserted. Returns false if the rows of its dataset are not merged by their key.
CREATE OR REPLACE FUNCTION mart.begin_correction(p_batch bigint) RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    v_mart record;
BEGIN
    SELECT t.* INTO v_mart FROM etl.load AS l CROSS JOIN LATERAL mart.table_of(l.dataset) AS t WHERE l.batch_id = p_batch;
    IF v_mart.table_name IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE mart.%I IN EXCLUSIVE MODE', v_mart.table_name);
    PERFORM set_config('penstock.corrected', p_batch::text, true);
    RETURN true;
END
$$;

-- Merges the corrected rows of a batch that are staged, after comparing them with what the batch has said of their keys
-- already. A row whose key it has, or that repeats another of the file, is a duplicate if it says the same, else a reject,
-- as within the file.
CREATE OR REPLACE PROCEDURE mart.merge_corrected(p_dataset text, p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_mart   record := mart.table_of(p_dataset);
    v_stage  text := mart.stage_table(p_dataset, p_batch);
    v_said   text[] := mart.columns_of_load(p_dataset, v_mart.key, p_batch);
    v_unsaid text[] := ARRAY(SELECT attname FROM pg_attribute WHERE attrelid = v_stage::regclass AND attname <> ALL (v_said));
    v_gone   bigint[];
BEGIN
    CALL mart.ask_for_keys(v_stage, v_mart.key);
    CALL mart.find_layers(p_dataset, p_batch, true);
    EXECUTE format($sql$
        WITH known AS (
            -- The row as the batch left it is the one below the next layer, but for what a person has set since.
            SELECT s.line,
                   CASE WHEN coalesce(next.as_now, true) THEN to_jsonb(m) ELSE next.below END 
                       @> (to_jsonb(s) - %5$L::text[] - coalesce(p.columns, '{}')) AS equal
            FROM %1$s AS s JOIN mart.%2$I AS m USING (%3$I)
            JOIN sent_row AS r USING (line)
            LEFT JOIN mart.set_by_persons(%6$L) AS p ON p.key = s.%3$I::text
            LEFT JOIN layer AS own ON own.key = s.%3$I::text AND own.batch_id = %4$s
            LEFT JOIN LATERAL (
                SELECT as_now, below FROM layer WHERE key = s.%3$I::text AND batch_id > %4$s ORDER BY batch_id LIMIT 1
            ) AS next ON true
            WHERE own.key IS NOT NULL OR r.repeats
        ), gone AS (
            DELETE FROM %1$s AS s USING known AS k WHERE s.line = k.line RETURNING s.line, k.equal
        ), refused AS (
            INSERT INTO etl.reject (batch_id, line, column_name, rule, reason)
            SELECT %4$s, line, %3$L, 'unique',
                   format('expected one row per %%s, found another with other content in this batch', %3$L)
            FROM gone WHERE NOT equal
            RETURNING 1
        )
        UPDATE etl.load SET
            duplicate = duplicate + (SELECT count(*) FROM gone WHERE equal),
            rejected = rejected + (SELECT count(*) FROM refused)
        WHERE batch_id = %4$s
        RETURNING (SELECT array_agg(line) FROM gone)
        $sql$, v_stage, v_mart.table_name, v_mart.key, p_batch, v_unsaid, p_dataset) INTO v_gone;
    CALL mart.settle_unread(p_batch, v_gone);
    CALL mart.merge(p_dataset, p_batch);
END
$$;

-- Notes the keys of the staged rows of a batch, if it goes on to a target: only they are to be delivered. Returns whether
-- there are any.
CREATE OR REPLACE FUNCTION mart.deliver_corrected(p_batch bigint) RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    v_load etl.load;
    v_rows bigint := 0;
BEGIN
    SELECT * INTO v_load FROM etl.load WHERE batch_id = p_batch;
    IF v_load.smart360_inserted IS NOT NULL THEN
        EXECUTE format(
            'UPDATE etl.corrected_record AS c SET key = s.%1$I, undelivered = true FROM etl.%2$I AS s
            WHERE c.batch_id = %3$s AND s.batch_id = %3$s AND s.line = c.line',
            (mart.table_of(v_load.dataset)).key, 'stage_' || v_load.dataset, p_batch);
        GET DIAGNOSTICS v_rows = ROW_COUNT;
    END IF;
    RETURN v_rows > 0;
END
$$;

-- Merges corrected rows that the mart and the books of the load have already: values of them could not be read, or only the
-- target had refused them. They stay counted as they are, but for those that the load had found unchanged and has changed
-- now. p_delivered says whether the target has counted what the load had written of them. A row that the merge rejects stays
-- in the mart as it is, and can be corrected again.
CREATE OR REPLACE PROCEDURE mart.merge_known(p_dataset text, p_batch bigint, p_delivered boolean)
LANGUAGE plpgsql
AS $$
DECLARE
    v_mart      record := mart.table_of(p_dataset);
    v_books     etl.load;
    v_written   text;
    v_lines     bigint[];
    v_delivered bigint[];
    v_unchanged text[];
    v_changed   bigint;
BEGIN
    SELECT * INTO v_books FROM etl.load WHERE batch_id = p_batch;
    v_written := format(
        'EXISTS (SELECT FROM mart.%1$I AS h WHERE h.%2$I = k.%2$I AND h.batch_id = %3$s AND h.changed_at >= %4$L)',
        v_mart.table_name || '_history', v_mart.key, p_batch, v_books.started_at);
    EXECUTE format($sql$
        SELECT array_agg(line), array_agg(line) FILTER (WHERE written), array_agg(key) FILTER (WHERE NOT written)
        FROM (SELECT k.line, k.%1$I::text AS key, %2$s AS written FROM %3$s AS k) AS known
        $sql$, v_mart.key, v_written, mart.stage_table(p_dataset, p_batch)) INTO v_lines, v_delivered, v_unchanged;
    IF p_delivered THEN
        UPDATE etl.corrected_record SET counted = true WHERE batch_id = p_batch AND line = ANY (v_delivered);
    END IF;
    CALL mart.merge(p_dataset, p_batch);
    EXECUTE format(
        'SELECT count(*) FROM (SELECT key::%1$s AS %2$I FROM unnest($1) AS u (key)) AS k WHERE %3$s',
        (SELECT atttypid::regtype FROM pg_attribute
         WHERE attrelid = ('mart.' || v_mart.table_name)::regclass AND attname = v_mart.key),
        v_mart.key, v_written) INTO v_changed USING v_unchanged;
    CALL mart.forget_waiting(p_batch, v_lines);
    WITH refused AS (
        DELETE FROM etl.reject WHERE batch_id = p_batch AND line = ANY (v_lines) RETURNING *
    ), noticed AS (
        INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason, record)
        SELECT p_batch, r.line, r.column_name, r.rule, r.reason, c.record
        FROM refused AS r JOIN etl.corrected_record AS c ON c.batch_id = p_batch AND c.line = r.line
        RETURNING 1
    )
    UPDATE etl.load SET
        inserted = v_books.inserted, updated = v_books.updated + v_changed, unchanged = v_books.unchanged - v_changed,
        duplicate = v_books.duplicate, rejected = v_books.rejected,
        anomalies = anomalies + (SELECT count(*) FROM noticed), unread = unread + (SELECT count(*) FROM noticed)
    WHERE batch_id = p_batch;
END
$$;

DROP PROCEDURE IF EXISTS mart.merge_refused(text, bigint);

-- Clears what was found of lines before they are run again. Returns how many of them were rejected.
CREATE OR REPLACE FUNCTION mart.forget_findings(p_batch bigint, p_lines bigint[]) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    v_rejected bigint;
BEGIN
    CALL mart.forget_waiting(p_batch, p_lines);
    WITH gone AS (
        DELETE FROM etl.reject WHERE batch_id = p_batch AND line = ANY (p_lines) RETURNING rule
    ), odd AS (
        DELETE FROM etl.anomaly WHERE batch_id = p_batch AND line = ANY (p_lines) RETURNING record
    ), entered AS (
        UPDATE etl.load SET
            rejected = rejected - (SELECT count(*) FROM gone WHERE rule <> 'smart360-refused'),
            smart360_rejected = smart360_rejected - (SELECT count(*) FROM gone WHERE rule = 'smart360-refused'),
            anomalies = anomalies - (SELECT count(*) FROM odd),
            unread = unread - (SELECT count(record) FROM odd)
        WHERE batch_id = p_batch
    )
    SELECT count(*) INTO v_rejected FROM gone;
    RETURN v_rejected;
END
$$;
