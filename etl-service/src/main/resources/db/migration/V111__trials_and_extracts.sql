-- A load may be a trial, of which nothing is kept but its books, or that of an extract of a database.
ALTER TABLE load
    ADD COLUMN dry_run  boolean NOT NULL DEFAULT false,
    ADD COLUMN extract  text CHECK (extract IN ('FULL', 'INCREMENTAL')),
    -- keys that the source had before and a full extract did not find; null if this was not looked for
    ADD COLUMN vanished bigint;

-- The key of the rejected record, where it has one: it was there, though it was not loaded.
ALTER TABLE reject ADD COLUMN key text;
