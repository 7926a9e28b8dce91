-- Remembers what the files had said of a client when a person alters it, so that a later file is compared with that and
-- does not undo the person's change. Of a client that a person inserted no file has said anything yet.
CREATE OR REPLACE FUNCTION mart.remember_what_files_said() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM mart.altered_client;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM mart.altered_client WHERE user_id IN (SELECT user_id FROM old_rows);
    ELSIF mart.changing_batch() IS NOT NULL THEN
        NULL; -- A file writes what it says.
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO mart.altered_client (user_id, said)
        SELECT user_id, '{}' FROM new_rows ON CONFLICT DO NOTHING;
    ELSE
        INSERT INTO mart.altered_client (user_id, said)
        SELECT user_id, to_jsonb(o) - '{user_id,created_batch,changed_batch}'::text[] FROM old_rows AS o
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER client_inserted_by_person AFTER INSERT ON mart.client
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.remember_what_files_said();
CREATE OR REPLACE TRIGGER client_updated_by_person AFTER UPDATE ON mart.client
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.remember_what_files_said();
CREATE OR REPLACE TRIGGER client_deleted_by_person AFTER DELETE ON mart.client
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.remember_what_files_said();
CREATE OR REPLACE TRIGGER client_truncated_by_person BEFORE TRUNCATE ON mart.client
    FOR EACH STATEMENT EXECUTE FUNCTION mart.remember_what_files_said();

-- Puts what persons set into the staged rows of a batch, column by column. A column is the person's if it differs from
-- what the files said of it last; it stays so until a file agrees. What no person touched is the file's. A file that says
-- something else in a person's column is told so by an anomaly. A column is left out that the file does not have, or of which
-- a later load speaks. Mostly few were altered; the planner must not count on it, and compare each with each.
CREATE OR REPLACE PROCEDURE mart.keep_alterations(p_batch bigint)
LANGUAGE plpgsql
SET enable_nestloop = off
AS $$
DECLARE
    v_said text[] := mart.columns_of_load('clients', 'user_id', p_batch);
BEGIN
    IF NOT EXISTS (SELECT FROM mart.altered_client) THEN
        RETURN;
    END IF;
    IF to_regclass('pg_temp.older_row') IS NULL THEN
        CREATE TEMPORARY TABLE older_row (line bigint, columns text[]) ON COMMIT DROP;
    END IF;
    WITH said AS MATERIALIZED (
        SELECT s.line, s.user_id, c.key AS column_name, c.value AS current,
               to_jsonb(s) -> c.key AS told,
               a.said -> c.key IS DISTINCT FROM c.value AS altered
        FROM etl.stage_clients AS s
        JOIN mart.altered_client AS a USING (user_id)
        JOIN mart.client AS m USING (user_id)
        CROSS JOIN jsonb_each(to_jsonb(m) - '{user_id,created_batch,changed_batch}'::text[]) AS c
        LEFT JOIN older_row AS o USING (line)
        WHERE s.batch_id = p_batch AND c.key = ANY (v_said) AND c.key <> ALL (coalesce(o.columns, '{}'))
    ), complete AS (
        -- Whose every column is spoken of.
        SELECT user_id FROM said GROUP BY user_id
        HAVING count(*) = cardinality(mart.staged_columns('clients', 'user_id'))
    ), kept AS (
        SELECT * FROM said WHERE altered AND current <> told
    ), restored AS (
        UPDATE etl.stage_clients AS s
        SET (created_at, status, batch, credit_limit, interest_rate, denied_reason, denied_at) = (
            SELECT r.created_at, r.status, r.batch, r.credit_limit, r.interest_rate, r.denied_reason, r.denied_at
            FROM jsonb_populate_record(s, k.own) AS r)
        FROM (SELECT line, jsonb_object_agg(column_name, current) AS own FROM kept GROUP BY line) AS k
        WHERE s.batch_id = p_batch AND s.line = k.line
    ), remembered AS (
        UPDATE mart.altered_client AS a SET said = a.said || f.said
        FROM (SELECT user_id, jsonb_object_agg(column_name, told) AS said FROM said GROUP BY user_id) AS f
        WHERE a.user_id = f.user_id
        AND (f.user_id IN (SELECT user_id FROM kept) OR f.user_id NOT IN (SELECT user_id FROM complete))
    ), agreed AS (
        DELETE FROM mart.altered_client AS a USING said AS f
        WHERE a.user_id = f.user_id AND f.user_id NOT IN (SELECT user_id FROM kept)
        AND f.user_id IN (SELECT user_id FROM complete)
    ), noticed AS (
        INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason)
        SELECT p_batch, line, column_name, 'newer-change-kept',
               format('expected %s, which a person has set, found %s', mart.quoted(current #>> '{}'), mart.quoted(told #>> '{}'))
        FROM kept
        RETURNING 1
    )
    UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = p_batch;
END
$$;

-- Which load is newer is known from the layers.
ALTER TABLE mart.altered_client DROP COLUMN IF EXISTS said_by;
