-- Values that could not be read, of rows that were loaded without them or with them as they came: told apart from other
-- anomalies by the record, which is kept so that it can be shown and corrected, as that of a reject.
ALTER TABLE anomaly ADD COLUMN record text;

ALTER TABLE load ADD COLUMN unread bigint NOT NULL DEFAULT 0;

-- Corrected records that still have a value that cannot be read.
ALTER TABLE correction ADD COLUMN still_unread bigint NOT NULL DEFAULT 0;

-- Whether the target's counts have the row already, which was delivered before it was corrected.
ALTER TABLE corrected_record ADD COLUMN counted boolean NOT NULL DEFAULT false;
