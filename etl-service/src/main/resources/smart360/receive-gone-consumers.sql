-- At SMART360: the consumers that are to be deleted.
CREATE TEMPORARY TABLE IF NOT EXISTS gone (consumer_id text);
TRUNCATE gone;
