-- When a reminder was last published again; null if it was published by its run alone.
ALTER TABLE reminder ADD COLUMN told_at timestamptz;
