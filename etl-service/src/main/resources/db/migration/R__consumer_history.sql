-- Who changes: the person a service acts for, where it says so, else the database role; and the batch, where there is one.
CREATE OR REPLACE FUNCTION mart.changed_by() RETURNS text
LANGUAGE sql STABLE
RETURN coalesce(nullif(current_setting('penstock.user', true), ''), session_user);

CREATE OR REPLACE FUNCTION mart.changing_batch() RETURNS bigint
LANGUAGE sql STABLE
RETURN nullif(current_setting('penstock.batch', true), '')::bigint;

-- One call per statement, not per row: a million rows are one set. What is the same for all of them is asked once.
CREATE OR REPLACE FUNCTION mart.keep_consumer_history() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    v_batch bigint      := mart.changing_batch();
    v_by    text        := mart.changed_by();
    v_now   timestamptz := clock_timestamp();
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO mart.consumer_history (consumer_id, operation, batch_id, changed_by, changed_at)
        SELECT consumer_id, 'INSERT', v_batch, v_by, v_now FROM new_rows;
    ELSE
        INSERT INTO mart.consumer_history (consumer_id, operation, former, batch_id, changed_by, changed_at)
        SELECT o.consumer_id, TG_OP, to_jsonb(o), v_batch, v_by, v_now FROM old_rows AS o;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER consumer_inserted AFTER INSERT ON mart.consumer
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.keep_consumer_history();
CREATE OR REPLACE TRIGGER consumer_updated AFTER UPDATE ON mart.consumer
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.keep_consumer_history();
CREATE OR REPLACE TRIGGER consumer_deleted AFTER DELETE ON mart.consumer
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mart.keep_consumer_history();
