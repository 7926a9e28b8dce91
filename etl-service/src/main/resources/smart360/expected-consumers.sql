-- In the mart: how many consumers SMART360 should have after a batch, less those that it refused. A file that took long to
-- be read is overtaken: later batches may have been delivered before. Those that were not wait.
SELECT count(*) - (SELECT count(*) FROM etl.absent WHERE dataset = 'consumers')
FROM mart.consumer WHERE coalesce(created_batch, 0) <> ALL (
    SELECT batch_id FROM etl.load WHERE dataset = 'consumers' AND state IN ('MERGING', 'DELIVERING') AND batch_id <> ?)
