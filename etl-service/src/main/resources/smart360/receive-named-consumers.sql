-- At SMART360: consumers that are named by their id alone.
CREATE TEMPORARY TABLE IF NOT EXISTS named (consumer_id text);
TRUNCATE named;
