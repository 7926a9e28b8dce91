-- Why the last attempt failed, apart from what else is to be known of a workbook: gone once it is made, or tried anew.
ALTER TABLE cohort
    ADD COLUMN failure    text,
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();

UPDATE cohort SET failure = detail, detail = NULL WHERE state <> 'MADE' AND attempts > 0;
UPDATE cohort SET changed_at = coalesce(made_at, asked_at);

-- The workbook is the last part of the way of a list: who watches that way hears of it.
CREATE FUNCTION tell_of_workbook() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('pipeline', new.batch_id::text);
    RETURN NULL;
END
$$;

CREATE TRIGGER workbook_is_told AFTER INSERT OR UPDATE ON cohort
FOR EACH ROW WHEN (new.batch_id IS NOT NULL) EXECUTE FUNCTION tell_of_workbook();
