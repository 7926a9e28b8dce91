-- When the end of a load was last published.
ALTER TABLE load ADD COLUMN end_told_at timestamptz;
