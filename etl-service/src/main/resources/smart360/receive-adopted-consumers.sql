-- In the mart: where consumers that SMART360 has already arrive.
CREATE TEMPORARY TABLE IF NOT EXISTS adopted (LIKE etl.adopted_consumer) ON COMMIT DROP;
ALTER TABLE adopted DROP COLUMN IF EXISTS batch_id;
TRUNCATE adopted
