-- Who changes: the person a service acts for, where it says so, else the database role; and the batch, where there is one.
CREATE OR REPLACE FUNCTION mart.changed_by() RETURNS text
LANGUAGE sql STABLE
RETURN coalesce(nullif(current_setting('penstock.user', true), ''), session_user);

CREATE OR REPLACE FUNCTION mart.changing_batch() RETURNS bigint
LANGUAGE sql STABLE
RETURN nullif(current_setting('penstock.batch', true), '')::bigint;

-- One call per statement, not per row: a million rows are one set.
CREATE OR REPLACE FUNCTION mart.keep_consumer_history() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO mart.consumer_history (consumer_id, operation, batch_id, changed_by, changed_at)
        SELECT n.consumer_id, TG_OP, mart.changing_batch(), mart.changed_by(), clock.now
        FROM (SELECT clock_timestamp() AS now) AS clock, new_rows AS n;
    ELSE
        INSERT INTO mart.consumer_history (consumer_id, operation, former, batch_id, changed_by, changed_at)
        SELECT o.consumer_id, TG_OP, to_jsonb(o), mart.changing_batch(), mart.changed_by(), clock.now
        FROM (SELECT clock_timestamp() AS now) AS clock, old_rows AS o;
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
