-- In the mart: how many consumers SMART360 should have once a batch was corrected, less those that it refused. Later
-- batches may have been delivered before; those that were not wait.
SELECT count(*) - (SELECT count(*) FROM etl.absent WHERE dataset = 'consumers')
FROM mart.consumer WHERE coalesce(created_batch, 0) <> ALL (
    SELECT batch_id FROM etl.load WHERE dataset = 'consumers' AND state IN ('MERGING', 'DELIVERING') AND batch_id <> ?)
