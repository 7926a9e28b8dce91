-- The same content is a duplicate only of what is in force for its feed, so that it may be staged more than once.
DROP INDEX batch_staged_once;

ALTER TABLE batch
    -- how its bytes are read as a table; the same bytes in another format are other content. Null until the file was read,
    -- and for batches of before
    ADD COLUMN format        text,
    -- since when it has been waiting for an earlier batch to end
    ADD COLUMN waiting_since timestamptz,
    -- the duplicate whose content a person has loaded all the same with this batch, and who
    ADD COLUMN repeats       bigint REFERENCES batch,
    ADD COLUMN requested_by  text;

CREATE INDEX batch_repeats ON batch (repeats) WHERE repeats IS NOT NULL;
