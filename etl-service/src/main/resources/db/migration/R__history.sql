-- Who changes: the person a service acts for, where it says so, else the database role; and the batch, where there is one.
CREATE OR REPLACE FUNCTION mart.changed_by() RETURNS text
LANGUAGE sql STABLE
RETURN coalesce(nullif(current_setting('penstock.user', true), ''), session_user);

CREATE OR REPLACE FUNCTION mart.changing_batch() RETURNS bigint
LANGUAGE sql STABLE
RETURN nullif(current_setting('penstock.batch', true), '')::bigint;

-- Keeps the history of a table in <table>_history: one call per statement, not per row, so that a million rows are one
-- set, and what is the same for all of them is asked once. A TRUNCATE is kept as what it does: each row is deleted.
-- Arguments: the key column; the dataset, if readers are told in mart.change that it is another one now.
CREATE OR REPLACE FUNCTION mart.keep_history() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    v_rows bigint;
BEGIN
    EXECUTE format(
        'INSERT INTO mart.%I (%I, operation, former, batch_id, changed_by, changed_at) SELECT t.%2$I, $1, %s, $2, $3, $4 FROM %s AS t',
        TG_TABLE_NAME || '_history',
        TG_ARGV[0],
        CASE TG_OP WHEN 'INSERT' THEN 'NULL' ELSE 'to_jsonb(t)' END,
        CASE TG_OP WHEN 'INSERT' THEN 'new_rows' WHEN 'TRUNCATE' THEN TG_RELID::regclass::text ELSE 'old_rows' END)
    USING replace(TG_OP, 'TRUNCATE', 'DELETE'), mart.changing_batch(), mart.changed_by(), clock_timestamp();
    GET DIAGNOSTICS v_rows = ROW_COUNT;
    IF v_rows > 0 AND TG_NARGS > 1 THEN
        INSERT INTO mart.change (dataset) VALUES (TG_ARGV[1]);
    END IF;
    RETURN NULL;
END
$$;

-- A row keeps its key for life: its history is found by it.
CREATE OR REPLACE FUNCTION mart.refuse_other_key() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'expected the key of a row of mart.% to stay, found another', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', HINT = 'Delete the row and insert another.';
END
$$;

-- Keeps the history of a table of the mart from now on, and the key of each of its rows. Readers of lending are told in
-- mart.change that a table has changed: all but consumers, whose readers keep nothing.
CREATE OR REPLACE PROCEDURE mart.keep_history_of(p_dataset text, p_table text, p_key text)
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format(
        $ddl$
        CREATE OR REPLACE TRIGGER %1$s_inserted AFTER INSERT ON mart.%1$I
            REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.keep_history(%3$s);
        CREATE OR REPLACE TRIGGER %1$s_updated AFTER UPDATE ON mart.%1$I
            REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.keep_history(%3$s);
        CREATE OR REPLACE TRIGGER %1$s_deleted AFTER DELETE ON mart.%1$I
            REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.keep_history(%3$s);
        CREATE OR REPLACE TRIGGER %1$s_truncated BEFORE TRUNCATE ON mart.%1$I
            FOR EACH STATEMENT EXECUTE FUNCTION mart.keep_history(%3$s);
        CREATE OR REPLACE TRIGGER %1$s_key_changed BEFORE UPDATE OF %2$I ON mart.%1$I
            FOR EACH ROW WHEN (OLD.%2$I <> NEW.%2$I) EXECUTE FUNCTION mart.refuse_other_key();
        $ddl$, p_table, p_key, concat_ws(', ', quote_literal(p_key), CASE WHEN p_dataset <> 'consumers' THEN quote_literal(p_dataset) END));
END
$$;

DO $$
DECLARE
    v_kept record;
BEGIN
    FOR v_kept IN
        VALUES ('consumers', 'consumer', 'consumer_id'), ('clients', 'client', 'user_id'), ('loans', 'loan', 'loan_id'),
               ('contacts', 'contact', 'user_id')
        UNION SELECT dataset, table_name, key FROM etl.dataset WHERE kind = 'keyed'
    LOOP
        CALL mart.keep_history_of(v_kept.column1, v_kept.column2, v_kept.column3);
    END LOOP;
END
$$;

-- What did this for consumers alone.
DROP FUNCTION IF EXISTS mart.keep_consumer_history();
