-- Rows of a correction in which columns came back changed that had not been at fault, and the first of them.
ALTER TABLE correction
    ADD COLUMN rows_changed_elsewhere bigint NOT NULL DEFAULT 0,
    ADD COLUMN changed_elsewhere      jsonb  NOT NULL DEFAULT '[]';
