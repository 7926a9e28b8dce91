-- Values that could not be read, of records that were loaded all the same; and what was found of them, by rule and column.
ALTER TABLE load ADD COLUMN unread bigint NOT NULL DEFAULT 0;

ALTER TABLE validation ADD COLUMN unread_rules jsonb NOT NULL DEFAULT '[]';
