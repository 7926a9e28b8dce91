-- Every change of a consumer: what was done (INSERT, UPDATE, DELETE), the row as it was before (none for an insert), by which batch, by whom, when.
CREATE TABLE mart.consumer_history (
    consumer_id text        NOT NULL,
    operation   text        NOT NULL,
    former      jsonb,
    batch_id    bigint,
    changed_by  text        NOT NULL,
    changed_at  timestamptz NOT NULL
);

-- A consumer has few entries and is always asked for by its whole id: a hash index costs a third of a B-tree to write.
CREATE INDEX consumer_history_consumer ON mart.consumer_history USING hash (consumer_id);
