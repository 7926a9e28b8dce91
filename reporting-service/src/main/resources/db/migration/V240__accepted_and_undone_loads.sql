-- How many rejects and unread values of a load people have accepted as they are, and when one took back what it changed.
ALTER TABLE load
    ADD COLUMN accepted_rejects bigint NOT NULL DEFAULT 0,
    ADD COLUMN accepted_unread  bigint NOT NULL DEFAULT 0,
    ADD COLUMN undone_at        timestamptz;
