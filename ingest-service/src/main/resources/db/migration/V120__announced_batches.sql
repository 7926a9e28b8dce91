-- When it was last published that the batch is staged; null of batches from before this column.
ALTER TABLE batch ADD COLUMN announced_at timestamptz;
